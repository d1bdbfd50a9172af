"""Field work on screen. A view finds, calls and shows; it decides nothing."""
