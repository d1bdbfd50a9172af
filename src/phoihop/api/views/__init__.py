"""The operations, room by room: find, call the service, tell. They decide nothing."""
