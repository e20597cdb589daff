"""Time to verify one session token: ours, the published peers, and the bare signature check that nobody can be faster than.

Each package runs in a process and environment of its own, and batches take turns, so that all rows see the same machine.
Peers are installed below `.cache/` when they are asked for the first time. Usage: `python benchmarks/verify.py [ROUNDS]`.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 21
BATCH = 200
"""Calls of one row in one round."""

LIMIT = "cryptography, key.verify alone"
OURS = "reflex_clerk, Verifier.verify"
TARGET = 2.0
"""Times the limit, at most."""

Call = Callable[[], object]


# In the worker processes: one function per environment gives its rows. `given` holds token, jwk, pem and sub.


def rows_of_this_project(given: dict[str, Any]) -> dict[str, Call]:
    """Give the limit, ourselves, and PyJWT as its documentation uses it."""
    import jwt
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    from reflex_clerk import KeySet, Verifier

    token: str = given["token"]
    key: Any = load_pem_public_key(given["pem"].encode())
    message, _, tail = token.encode().rpartition(b".")
    signature = base64.urlsafe_b64decode(tail + b"==")
    verifier, keys = Verifier(), KeySet.parse({"keys": [given["jwk"]]})
    options: Any = {"require": ["exp", "nbf", "sub"], "verify_aud": False}

    def naive() -> object:
        kid = jwt.get_unverified_header(token)["kid"]
        return jwt.decode(token, {given["jwk"]["kid"]: key}[kid], algorithms=["RS256"], options=options)["sub"]

    def networkless() -> object:
        return jwt.decode(token, given["pem"], algorithms=["RS256"], options=options)["sub"]

    return {
        LIMIT: lambda: key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256()) or given["sub"],
        OURS: lambda: verifier.verify(token, keys=keys).user_id,
        "PyJWT, decode, key kept": lambda: jwt.decode(token, key, algorithms=["RS256"], options=options)["sub"],
        "PyJWT, get_unverified_header + decode": naive,
        "PyJWT, decode, PEM text": networkless,
    }


def rows_of_reflex_clerk_api(given: dict[str, Any]) -> dict[str, Call]:
    """Give what its event handler does with a token, through the package's own objects."""
    from clerk_backend_api import models

    peer = importlib.import_module("reflex_clerk_api.clerk_provider")
    keys = models.Jwks.model_validate({"keys": [given["jwk"]]}).model_dump()["keys"]
    state = peer.ClerkState

    def handler() -> object:
        key_set = peer.JsonWebKey.import_key_set({"keys": keys})
        claims = peer.jwt.decode(given["token"], key_set, claims_options=state._claims_options)
        claims.validate(leeway=state._jwt_validate_leeway_seconds)
        return claims["sub"]

    return {"reflex-clerk-api 1.3.1, as its handler does": handler}


def rows_of_clerk_backend_api(given: dict[str, Any]) -> dict[str, Call]:
    """Give Clerk's SDK, networkless and with a key set that it has fetched before."""
    from clerk_backend_api.security import verifytoken as peer
    from clerk_backend_api.security.types import VerifyTokenOptions

    networkless = VerifyTokenOptions(jwt_key=given["pem"])
    fetched = VerifyTokenOptions(secret_key="sk_test_x")  # noqa: S106 - nobody's
    peer._fetch_jwks = lambda options: {"keys": [given["jwk"]]}
    return {
        "clerk-backend-api 7.0.0, verify_token(jwt_key)": lambda: peer.verify_token(given["token"], networkless)["sub"],
        "clerk-backend-api 7.0.0, verify_token(secret_key)": lambda: peer.verify_token(given["token"], fetched)["sub"],
    }


def work(environment: str) -> None:
    """Serve the parent: the first line is what to verify; each further line names a row to run once more."""
    given = json.loads(sys.stdin.readline())
    rows = ENVIRONMENTS[environment].rows(given)
    for name, call in rows.items():
        if call() != given["sub"]:
            raise RuntimeError(f"{name} does not verify the token")
    print(json.dumps(list(rows)), flush=True)
    for line in sys.stdin:
        call = rows[json.loads(line)]
        started = time.thread_time_ns()  # not of the clock on the wall, which counts what else the machine does
        for _ in range(BATCH):
            call()
        print((time.thread_time_ns() - started) / BATCH / 1000, flush=True)


# In the parent: environments, the token, the turns, the table.


@dataclass(frozen=True)
class Environment:
    """Where rows run: in this interpreter, or in one of their own with what they require."""

    rows: Callable[[dict[str, Any]], dict[str, Call]]
    requirements: tuple[str, ...] = ()

    def python(self, name: str) -> Path:
        """Give the interpreter, installing what is missing; raises `CalledProcessError` when that cannot be done."""
        if not self.requirements:
            return Path(sys.executable)
        folder = ROOT / ".cache" / "benchmark" / name
        python = folder / "bin" / "python"
        if not (folder / "complete").exists():
            print(f"installing {' '.join(self.requirements)} ...", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
            uv: list[str | Path] = ["uv", "pip", "install", "--python", python]
            installer = uv if shutil.which("uv") else [python, "-m", "pip", "install"]
            subprocess.run([*installer, "--quiet", *self.requirements], check=True)
            (folder / "complete").touch()
        return python


ENVIRONMENTS = {
    "this-project": Environment(rows_of_this_project),
    "reflex-clerk-api": Environment(rows_of_reflex_clerk_api, ("reflex-clerk-api==1.3.1",)),
    "clerk-backend-api": Environment(rows_of_clerk_backend_api, ("clerk-backend-api==7.0.0",)),
}


class Worker:
    """The process of one environment."""

    def __init__(self, name: str, given: dict[str, Any]) -> None:
        python = ENVIRONMENTS[name].python(name)
        self._process = subprocess.Popen(
            [python, __file__, "--worker", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.rows: list[str] = self._ask(given)

    def microseconds(self, row: str) -> float:
        """Run one batch of a row; give microseconds for one call."""
        return float(self._ask(row))

    def _ask(self, question: object) -> Any:
        print(json.dumps(question), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline() if self._process.stdout else ""
        if not answer:
            raise RuntimeError("a worker ended; what it said is above")
        return json.loads(answer)

    def close(self) -> None:
        """End the process and wait for it."""
        self._process.communicate()


def what_is_verified() -> dict[str, Any]:
    """Mint a session token of the usual length with a new key, and give it with the key in both forms."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa

    def encode(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    numbers = key.public_key().public_numbers()
    now = int(time.time())
    header = {"alg": "RS256", "cat": "cl_B7d4PD111AAA", "kid": "ins_2abcdefghijklmnopqrstuvwxyz0", "typ": "JWT"}
    claims = {
        "azp": "https://app.example.com", "exp": now + 3600, "fva": [3, -1], "iat": now, "iss": "https://clerk.example.com",
        "jti": "0123456789abcdef0123", "nbf": now - 10, "sid": "sess_2abcdefghijklmnopqrstuvwxy1", "sts": "active", "v": 2,
        "sub": "user_2abcdefghijklmnopqrstuvwxy2", "fea": "o:dashboard,o:teams",
        "o": {"id": "org_2abcdefghijklmnopqrstuvwxy3", "slg": "acme", "rol": "admin", "per": "read,manage", "fpm": "3,1"},
    }  # fmt: skip
    text = ".".join(encode(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
    signature = key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    n, e = (encode(number.to_bytes((number.bit_length() + 7) // 8, "big")) for number in (numbers.n, numbers.e))
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return {
        "token": f"{text}.{encode(signature)}",
        "sub": claims["sub"],
        "jwk": {"use": "sig", "kty": "RSA", "kid": header["kid"], "alg": "RS256", "n": n, "e": e},
        "pem": key.public_key().public_bytes(serialization.Encoding.PEM, form).decode(),
    }


def started_workers(given: dict[str, Any]) -> Iterator[Worker]:
    """Start each environment that can be had."""
    for name in ENVIRONMENTS:
        try:
            yield Worker(name, given)
        except subprocess.CalledProcessError as error:
            print(f"{name} is not measured: it could not be installed ({error})", file=sys.stderr)


def measure(rounds: int) -> dict[str, list[float]]:
    """Give microseconds per call of each row, one number for each round; rows take turns within a round."""
    given = what_is_verified()
    print(
        f"one token of {len(given['token'])} characters, RS256, 2048 bits; {rounds} rounds of {BATCH} calls, time of the processor"
    )
    workers = list(started_workers(given))
    turns = [(worker, row) for worker in workers for row in worker.rows]
    times: dict[str, list[float]] = {row: [] for _, row in turns}
    for _ in range(rounds):
        for worker, row in turns:
            times[row].append(worker.microseconds(row))
    for worker in workers:
        worker.close()
    return times


def main() -> int:
    """Print the table; 1 when our own row misses its target."""
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    medians = {row: statistics.median(numbers) for row, numbers in times.items()}
    print(f"\n{'verifier':52}{'median us':>10}{'per second':>12}{'x limit':>9}")
    for row, median in sorted(medians.items(), key=lambda item: item[1]):
        print(f"{row:52}{median:10.1f}{1e6 / median:12,.0f}{median / medians[LIMIT]:9.2f}")
    ratio = medians[OURS] / medians[LIMIT]
    print(f"\ntarget: at most {TARGET} times the limit; {'held' if ratio <= TARGET else 'MISSED'} with {ratio:.2f}")
    return int(ratio > TARGET)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        work(sys.argv[2])
    else:
        sys.exit(main())
