"""The pages of this room: the desk's, the author's, the reviewer's, and the passages."""
