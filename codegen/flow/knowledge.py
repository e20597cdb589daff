"""What a first run over the component has shown of all its effects together, for the second run to judge guards by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..js.node import Node
from .facts import Fact, Place
from .operations import Aborted, ListenerEnded, Operation, PlaceWrite, RefWrite, TimerCleared
from .state import Phase
from .values import Constant


class Knowledge:
    """Questions about the operations of all effects; empty before the first run has ended."""

    def __init__(self, operations: Sequence[Operation] = (), ref_controllers: Iterable[tuple[Node, Node]] = ()) -> None:
        self._operations = operations
        self._cleanup = [operation for operation in operations if operation.state.phase is Phase.CLEANUP]
        self._controller_refs = dict(ref_controllers)

    # --- refs -------------------------------------------------------------------------------------------------------------

    def ref_changes(self, ref: Node) -> bool:
        """Whether anything but a continuation changes a ref: a run of an effect, a cleanup, a render, an event handler."""
        return any(write.state.phase is not Phase.CONTINUATION for write in self._ref_writes(ref))

    def effect_writes_ref(self, ref: Node, effect: Node | None) -> bool:
        """Whether the effect itself writes a ref, outside its cleanup."""
        return any(write.effect is effect and write.state.phase is not Phase.CLEANUP for write in self._ref_writes(ref))

    def cleanup_changes_ref(self, ref: Node, effect: Node | None) -> bool:
        """Whether a cleanup that runs at unmount changes a ref."""
        return any(
            write.state.phase is Phase.CLEANUP and (write.effect is not None) and self._unconditional(write)
            for write in self._ref_writes(ref)
        )

    def own_cleanup_changes_ref(self, ref: Node, effect: Node | None) -> bool:
        """Whether the effect's own cleanup changes a ref, whatever the circumstances."""
        return any(
            write.state.phase is Phase.CLEANUP and write.effect is effect and self._unconditional(write)
            for write in self._ref_writes(ref)
        )

    def cleanup_ref_value(self, ref: Node, effect: Node | None) -> Constant | None:
        """Return the constant that the effect's own cleanup writes to a ref."""
        return next((write.constant for write in self._cleanup_ref_writes(ref) if write.effect is effect), None)

    def unmount_ref_value(self, ref: Node) -> Constant | None:
        """Return the constant that some cleanup writes to a ref; every cleanup runs at unmount."""
        return next((write.constant for write in self._cleanup_ref_writes(ref)), None)

    def _cleanup_ref_writes(self, ref: Node) -> list[RefWrite]:
        writes = (write for write in self._ref_writes(ref) if write.state.phase is Phase.CLEANUP)
        return [write for write in writes if write.constant is not None and self._unconditional(write)]

    def _ref_writes(self, ref: Node) -> list[RefWrite]:
        return [write for write in self._operations if isinstance(write, RefWrite) and write.ref.node is ref]

    # --- flags ------------------------------------------------------------------------------------------------------------

    def cleanup_value(self, place: Place, effect: Node | None) -> Constant | None:
        """Return the constant that the effect's cleanup writes to a variable or member."""
        for write in self._cleanup:
            if (
                isinstance(write, PlaceWrite)
                and write.effect is effect
                and write.place == place
                and self._unconditional(write)
            ):
                return write.constant
        return None

    def written(self, place: Place) -> bool:
        """Whether anything assigns to a place after its declaration."""
        return any(isinstance(write, PlaceWrite) and write.place == place for write in self._operations)

    def revived(self, place: Place, effect: Node | None, live: bool) -> bool:
        """Whether a continuation can turn a flag back to what it was before the cleanup."""
        return any(
            isinstance(write, PlaceWrite)
            and write.place == place
            and write.state.phase is Phase.CONTINUATION
            and (write.constant is None or bool(write.constant.value) == live)
            for write in self._operations
        )

    # --- timers, listeners, controllers -----------------------------------------------------------------------------------

    def cleared_in_cleanup(self, place: Place | None, effect: Node | None) -> bool:
        """Whether the effect's cleanup clears the timer whose id a place keeps."""
        return place is not None and any(
            isinstance(operation, TimerCleared)
            and operation.place == place
            and operation.effect is effect
            and self._unconditional(operation)
            for operation in self._cleanup
        )

    def cleared_at_unmount(self, place: Place | None) -> bool:
        """Whether some cleanup clears the timer whose id a place keeps."""
        return place is not None and any(
            isinstance(operation, TimerCleared) and operation.place == place and self._unconditional(operation)
            for operation in self._cleanup
        )

    def ended_in_cleanup(self, key: tuple[str, ...], place: Place | None, effect: Node | None) -> bool:
        """Whether the effect's cleanup ends a listener, by its key or through the place that keeps it."""
        return any(
            isinstance(operation, ListenerEnded)
            and operation.effect is effect
            and ((bool(key) and operation.key == key) or (place is not None and operation.place == place))
            for operation in self._cleanup
        )

    def aborted_in_cleanup(self, controller: Node, effect: Node | None) -> bool:
        """Whether the effect's cleanup aborts a controller."""
        return any(
            isinstance(operation, Aborted) and operation.controller is controller and operation.effect is effect
            for operation in self._cleanup
        )

    def controller_ref(self, controller: Node) -> Node | None:
        """Return the ref that keeps a controller."""
        return self._controller_refs.get(controller)

    def ref_aborted_in_effect(self, ref: Node, effect: Node | None) -> bool:
        """Whether the synchronous part of the effect aborts the controller that a ref keeps."""
        controllers = {controller for controller, kept in self._controller_refs.items() if kept is ref}
        return any(
            isinstance(operation, Aborted)
            and operation.controller in controllers
            and operation.effect is effect
            and operation.state.phase is Phase.EFFECT
            for operation in self._operations
        )

    @staticmethod
    def _unconditional(operation: Operation) -> bool:
        """Whether a cleanup does it under no condition but that there is something to do it to (`if (timer) clearTimeout(timer)`)."""
        place = getattr(operation, "place", None)
        return all(_is_about(fact, place) for fact in operation.state.facts)


def _is_about(fact: Fact, place: Place | None) -> bool:
    return place is not None and any(mine.variable is place.variable for mine in fact.atom.places)
