# SPDX-License-Identifier: MIT
"""The mutants of a C source file; README.md describes the operators.

    for mutant in Source('impl/reference/library/search.c', flags).mutants(): ...
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from clang.cindex import CursorKind as Kind, Index, TokenKind

PAIRS = {'relational': '< <= > >= == !=', 'logical': '&& ||', 'bitwise': '& |',
         'arithmetic': '+ - * /', 'increment': '++ --', 'assignment': '+= -= |= &=',
         'constant': 'true false'}
SWAPS = {'%': [('arithmetic', '*')]}  # token: operators, and what each puts in its place
for _operator, _words in PAIRS.items():
    for _one, _other in zip(*[iter(_words.split())] * 2):
        SWAPS[_one], SWAPS[_other] = [(_operator, _other)], [(_operator, _one)]
for _token in '+= -= |= &= *= /='.split():
    SWAPS.setdefault(_token, []).append(('assignment', '='))
REMOVED = {'!': 'not', '~': 'bitwise', '-': 'arithmetic'}  # where they have one operand
NOTHING = b'0 false NULL MMAPOBJ_OK'.split()

JUMPS = (Kind.GOTO_STMT, Kind.BREAK_STMT, Kind.CONTINUE_STMT, Kind.RETURN_STMT)
# Which children of a node are statements, and which one is the condition.
BODIES = {Kind.COMPOUND_STMT: slice(None), Kind.IF_STMT: slice(1, None), Kind.DO_STMT: slice(1),
          **dict.fromkeys((Kind.WHILE_STMT, Kind.FOR_STMT, Kind.SWITCH_STMT, Kind.CASE_STMT,
                           Kind.DEFAULT_STMT, Kind.LABEL_STMT), slice(-1, None))}
CONDITIONS = {Kind.IF_STMT: 0, Kind.WHILE_STMT: 0, Kind.DO_STMT: 1}


class Mutant(NamedTuple):
    """The bytes from start to end become `text`."""
    start: int
    end: int
    text: bytes
    line: int  # from 1
    operator: str
    function: str  # '-' outside of functions


def one_operand(token, before):
    """Is an operator that may have two operands one that has not?  The arguments of a macro
    are no part of the syntax tree: there the token before it tells."""
    kind = token.cursor.kind
    return (kind == Kind.UNARY_OPERATOR or kind == Kind.CSTYLE_CAST_EXPR or
            kind.is_declaration() or before.spelling in ('(', ','))


def successor(number):
    """The C integer constant that is greater by one, with the same suffix; None for others."""
    match = re.fullmatch('(0[xX][0-9a-fA-F]+|[0-9]+)([uUlL]*)', number)
    if match is None:
        return None
    digits, suffix = match.groups()
    base = 16 if digits[:2] in ('0x', '0X') else 8 if digits[0] == '0' else 10
    return '%d%s' % (int(digits, base) + 1, suffix)


def changes_elsewhere(tokens):
    """Does another operator negate the condition: by its one comparison for equality, or its
    negation?"""
    depth, outer = 0, []
    for token in tokens:
        depth -= token.spelling in ')]}'
        if depth == 0:
            outer.append(token.spelling)
        depth += token.spelling in '([{'
    return not {'&&', '||', '?', '='} & {*outer} and (outer[0] == '!' or {'==', '!='} & {*outer})


class Source:
    """A C source file.  ValueError when it does not compile with these flags."""

    def __init__(self, path, flags):
        with open(path, 'rb') as file:
            self.text = file.read()
        self.path, self.found = path, {}
        self.unit = Index.create().parse(path, args=flags)
        self.tokens = [t for t in self.unit.cursor.get_tokens() if t.kind != TokenKind.COMMENT]
        self.starts = [token.extent.start.offset for token in self.tokens]
        for message in self.unit.diagnostics:
            if message.severity >= message.Error:
                raise ValueError(str(message))

    def mutants(self):
        """All mutants, in the order of the text."""
        for top in self.unit.cursor.get_children():
            if top.location.file and top.location.file.name == self.path:
                self.function = '-'
                if top.kind == Kind.FUNCTION_DECL and top.is_definition():
                    self.function = top.spelling
                self.visit(top)
                self.visit_tokens(top)
        return sorted(self.found.values())

    def lines(self, mutant):
        """The whole lines of a mutant before and after, with single blanks."""
        first = self.text.rfind(b'\n', 0, mutant.start) + 1
        last = self.text.find(b'\n', mutant.end)
        texts = self.text[mutant.start:mutant.end], mutant.text
        lines = (self.text[first:mutant.start] + t + self.text[mutant.end:last] for t in texts)
        return [' '.join(line.decode().split()) for line in lines]

    def apply(self, mutant):
        """The text of the file with this mutant."""
        return self.text[:mutant.start] + mutant.text + self.text[mutant.end:]

    def add(self, operator, first, text, last=None):
        """Replace what stands from the start of first to the end of last."""
        start, end = first.extent.start, (last or first).extent.end.offset
        text = text if isinstance(text, bytes) else text.encode()
        self.found.setdefault((start.offset, end, text), Mutant(
            start.offset, end, text, start.line, operator, self.function))

    def stretch(self, node):
        return self.text[node.extent.start.offset:node.extent.end.offset]

    def tokens_of(self, node):
        """Those of a node, also where macros are its first or last."""
        return self.tokens[bisect_left(self.starts, node.extent.start.offset):
                           bisect_left(self.starts, node.extent.end.offset)]

    def visit(self, node):
        """The operators on statements and conditions, below a node of the syntax tree."""
        children = list(node.get_children())
        for body in children[BODIES[node.kind]] if node.kind in BODIES else []:
            self.visit_statement(body)
        if node.kind in CONDITIONS:
            self.negate(children[CONDITIONS[node.kind]])
        elif node.kind == Kind.FOR_STMT:
            ends = [t.extent.start.offset for t in self.tokens_of(node) if t.spelling == ';'][:2]
            for child in children:
                if ends[0] < child.extent.start.offset < ends[1]:
                    self.negate(child)
        elif node.kind == Kind.CONDITIONAL_OPERATOR:
            yes, no = children[1:]
            self.add('ternary', yes, self.stretch(no) + b' : ' + self.stretch(yes), no)
        for child in children:
            self.visit(child)

    def visit_statement(self, node):
        value = list(node.get_children()) if node.kind == Kind.RETURN_STMT else []
        if value:
            self.add('return', value[0], '1' if self.stretch(value[0]) in NOTHING else '0')
        elif node.kind in JUMPS or node.kind.is_expression():
            self.add('statement', node, ' ')

    def negate(self, condition):
        if not changes_elsewhere(self.tokens_of(condition)):
            self.add('negate', condition, b'!(' + self.stretch(condition) + b')')

    def visit_tokens(self, top):
        """The operators on one token: in a function's body, or after `=`."""
        opening = '=' if top.kind == Kind.VAR_DECL else '{' if self.function != '-' else None
        code, directive, before = False, 0, None
        for token in self.tokens_of(top):
            line = token.extent.start.line
            if token.spelling == '#':
                directive = line
            if code and line != directive:
                self.visit_token(token, before)
            code = code or token.spelling == opening
            before = token

    def visit_token(self, token, before):
        word = token.spelling
        single = word in ('+', '-', '*', '&') and one_operand(token, before)
        if successor(word):
            self.add('constant', token, successor(word))
        if word in REMOVED and (word != '-' or single):
            self.add(REMOVED[word], token, ' ')
        for operator, other in [] if single else SWAPS.get(word, []):
            self.add(operator, token, other)
