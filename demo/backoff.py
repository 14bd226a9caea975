"""Waits between attempts of a payment call: longer each time, never in step with other callers."""

import random


def wait_ms(attempt: int, base_ms: int = 400, most_ms: int = 10_000) -> int:
    """Milliseconds to wait after a failed attempt, counted from 1.

    The spread keeps many workers that failed together from coming back together.
    """
    longest = min(most_ms, base_ms * 2 ** (attempt - 1))
    return random.randint(longest // 2, longest)


def attempts(call, most: int = 4, sleep=lambda ms: None):
    """Repeats `call` until it answers or `most` attempts are used up."""
    for attempt in range(1, most + 1):
        try:
            return call()
        except ConnectionError:
            if attempt == most:
                raise
            sleep(wait_ms(attempt))
