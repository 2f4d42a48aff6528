# SPDX-License-Identifier: MIT
"""A text of limited size, made of pieces: each is there whole, or left out."""


class Pieces:
    def __init__(self, room: int, last: int):
        """Take up to room bytes, of which the last ones are kept for the last piece."""
        self.text: list[str] = []
        self.room = room - last  # bytes that may still be added
        self.spare = 0           # of these, the ones that a piece must leave to those after it
        self.last = last

    def add(self, piece: str) -> bool:
        """Add the piece if it fits."""
        size = len(piece.encode())
        if size > self.room - self.spare:
            return False
        self.text.append(piece)
        self.room -= size
        return True

    def heading(self, piece: str) -> None:
        """Add a heading.  If it does not fit, nothing after it does until .spare is changed:
        what is small enough would come to stand under another heading."""
        if not self.add(piece):
            self.room = min(self.room, self.spare)

    def end(self, piece: str) -> str:
        """Add the last piece; the whole text."""
        self.room += self.last
        self.add(piece)
        return "".join(self.text)
