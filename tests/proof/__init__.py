"""Proofs that run as long as they are told to: see `test_proof.py`."""

import pytest

pytest.register_assert_rewrite("tests.proof.machine", "tests.proof.ledger")
