"""One way to compile a kernel: cached on disk where that is possible, in memory where it is not."""

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])


def kernel(function: Function) -> Function:
    """Compile a function to machine code that releases the interpreter lock.

    The code is cached beside the source, else under ``NUMBA_CACHE_DIR`` or the user's cache
    folder. A program installed in a place nobody may write to, by a user without a home, has
    none of these; it then compiles again in each process and is otherwise the same.

    Under ``NUMBA_DISABLE_JIT=1`` nothing is compiled: the same answers from Python itself, some
    hundred times slower, and sooner there for a few short texts. Numbers wrap round in silence
    there too.
    """
    try:
        made = numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:
        made = numba.njit(nogil=True)(function)
    return np.errstate(over="ignore")(function) if made is function else cast(Function, made)


def inlined(function: Function) -> Function:
    """Compile a small step that disappears into the kernels calling it."""
    if not inspect.isfunction(function):
        raise TypeError("only a plain function can be inlined")
    return cast(Function, numba.njit(inline="always")(function))
