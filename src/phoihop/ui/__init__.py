"""The ground floor of every page: base page, components, navigation. No models."""
