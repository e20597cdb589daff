"""What is asked of git: a file of a revision, and what has changed since one. It is the user's own git that is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that is different from a revision's: its path then and now, from the current folder; None where it does not exist."""

    old: str | None
    new: str | None

    @property
    def path(self) -> str:
        """The path that a reader knows the file by."""
        return self.new or self.old or ""


def run(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git and return what it said, whatever its exit status; raises InputError if there is no git."""
    try:
        return subprocess.run(  # noqa: S603 - git of the user's own path, with arguments and no shell
            ["git", *arguments],  # noqa: S607 - as above
            capture_output=True,
            check=False,
            cwd=folder,
        )
    except OSError as error:
        raise InputError(Problem(f"git cannot be run: {error.strerror}")) from error


def output(*arguments: str, folder: Path | None = None, hint: str | None = None) -> str:
    """Run git and return its output; raises InputError with git's own words, and a hint what to do, if it fails."""
    done = run(*arguments, folder=folder)
    if done.returncode:
        raise InputError(Problem(f"git {arguments[0]}: {reason(done)}", hint=hint))
    return os.fsdecode(done.stdout)


def reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return why git failed, in its own words."""
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return said[0].removeprefix("fatal: ").removeprefix("error: ") if said else f"exit status {done.returncode}"


def show(revision: str, path: str) -> subprocess.CompletedProcess[bytes]:
    """Return the run of git that shows a file of a revision; a path is relative to the current folder, or else to the repository."""
    if not path.startswith(("./", "../", "/")):
        done = run("show", f"{revision}:./{path}")
        if not done.returncode:
            return done
    return run("show", f"{revision}:{path}")


def text(revision: str, path: str) -> bytes:
    """Return what a file of a revision holds, by the rule of `show`; raises InputError."""
    done = show(revision, path)
    if done.returncode:
        name = f"{revision}:{path}"
        raise InputError(Problem(f"git cannot show `{name}`: {reason(done)}", value=name))
    return done.stdout


def files_below(revision: str, path: str) -> Iterator[tuple[str, bytes]]:
    """Yield name, from the folder on, and content of each file of a revision's folder; raises InputError if there is none."""
    here = f"./{path}"
    tree = (
        f"{revision}:{here if not run('rev-parse', '--verify', '--quiet', f'{revision}:{here}').returncode else path}"
    )
    names = output("ls-tree", "-r", "-z", "--name-only", "--full-tree", tree).split("\0")[:-1]
    for name in names:
        yield name, text(revision, f"{path}/{name}")


def demand_revision(revision: str) -> None:
    """Raise InputError unless a revision exists."""
    if revision.startswith("-") or run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        inside = not run("rev-parse", "--git-dir").returncode
        hint = (
            "a branch, a tag or a commit; is its history fetched?" if inside else "this folder is in no git repository"
        )
        raise InputError(Problem(f"git knows no revision `{revision}`", value=revision, hint=hint))


def changed(revision: str, paths: tuple[str, ...] = ()) -> list[Changed]:
    """Return the files of the working tree that differ from a revision, new ones that git does not yet know included.

    Without `paths` the whole repository is looked at. Before the first commit all is new. Raises InputError, for a path that is in
    neither as well.
    """
    tree = _tree(revision)
    if missing := [path for path in paths if not _is_known(tree, path)]:
        hint = "name files as they are seen from the current folder"
        raise InputError(Problem(f"neither here nor in `{revision}`", path=path, hint=hint) for path in missing)
    where = paths or (":/",)
    top = output("rev-parse", "--show-cdup").strip()
    fields = output("diff", "--name-status", "-z", "-M", tree, "--", *where).split("\0")[:-1]
    found = []
    while fields:
        status, path, *fields = fields
        here = _from_here(top, path)
        if status.startswith(("R", "C")):
            renamed, *fields = fields
            found.append(Changed(here, _from_here(top, renamed)))
        else:
            found.append(Changed(None if status == "A" else here, None if status == "D" else here))
    unknown = output("ls-files", "--others", "--exclude-standard", "-z", "--", *where).split("\0")[:-1]
    return [*found, *(Changed(None, path) for path in unknown)]


def _tree(revision: str) -> str:
    """Return what git knows a revision's files by: those of HEAD are none before the first commit. Raises InputError if there is none."""
    is_first = revision == "HEAD" and not run("symbolic-ref", "--quiet", "HEAD").returncode
    if is_first and run("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return output("hash-object", "-t", "tree", os.devnull).strip()
    demand_revision(revision)
    return revision


def _is_known(tree: str, path: str) -> bool:
    """Whether a path, or a pattern of paths as git has them, is in the working tree or in a revision's."""
    if Path(path).exists() or output("ls-tree", "-z", "--name-only", tree, "--", path):
        return True
    return bool(output("ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", path))


def _from_here(top: str, path: str) -> str:
    """Return a path below the top of the repository as one from the current folder."""
    return os.path.relpath(os.path.join(top, path))  # noqa: PTH118 - the top is empty, or a chain of ../
