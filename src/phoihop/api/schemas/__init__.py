"""The form of what is sent and told, room by room. Forms only: what may be, services decide."""
