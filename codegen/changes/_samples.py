"""The component that the examples change in one place each."""

from __future__ import annotations

SAMPLE = """\
import { useAuth } from "@clerk/react"
import { useContext, useEffect, useRef } from "react"
import { EventLoopContext } from "$/utils/context"
import { ReflexEvent } from "$/utils/state"

export function Sync() {
  const { getToken, isLoaded, isSignedIn, sessionId, orgId, orgSlug } = useAuth()
  const [addEvents, connectErrors] = useContext(EventLoopContext)
  const sentRef = useRef(null)

  useEffect(() => {
    if (!isLoaded) return
    if (sentRef.current === sessionId) return
    if (!isSignedIn) {
      addEvents([ReflexEvent("app.clerk_state.clear")])
      sentRef.current = sessionId
      return
    }
    let active = true
    let timer
    let limit
    const run = async () => {
      for (let attempt = 1; attempt <= 3; attempt++) {
        const late = new Promise((resolve) => { limit = setTimeout(resolve, 9000) })
        const token = await Promise.race([getToken({ skipCache: true }), late])
        if (!active) return
        if (token) {
          addEvents([ReflexEvent("app.clerk_state.set", { token })])
          sentRef.current = sessionId
          return
        }
        await new Promise((resolve) => { timer = setTimeout(resolve, 500) })
        if (!active) return
      }
    }
    run().catch(() => {})
    return () => {
      active = false
      clearTimeout(timer)
      clearTimeout(limit)
    }
  }, [isLoaded, isSignedIn, sessionId, addEvents, getToken, connectErrors])
}
"""
"""A sound synchronizer, short enough to read."""


def edited(*edits: tuple[str, str]) -> str:
    """Return the sample with each first text replaced by the second; every one of them must be there."""
    text = SAMPLE
    for old, new in edits:
        if old not in text:
            raise ValueError(f"the sample does not hold {old!r}")
        text = text.replace(old, new)
    return text
