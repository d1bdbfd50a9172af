"""Users: signing in, the second step, invitations and the tokens of the API.

Who a user is in an organisation is not known here; a room above keeps members.
"""
