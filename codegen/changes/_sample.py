"""The component that the examples change in one place each, and its parts."""

from __future__ import annotations

WAIT = """\
    if (!isLoaded) return
"""
SIGN_OUT = """\
    if (!isSignedIn) {
      addEvents([ReflexEvent("app.clerk_state.clear")])
      sentRef.current = sessionId
      return
    }
"""
PROMISED_TIMER = """\
        const late = new Promise((resolve) => { limit = setTimeout(resolve, 9000) })
"""
REQUEST = """\
        const token = await Promise.race([getToken({ skipCache: true }), late])
"""
GUARD = """\
        if (!active) return
        if (token) {
"""
SIGN_IN = """\
          addEvents([ReflexEvent("app.clerk_state.set", { token })])
          sentRef.current = sessionId
"""
PAUSE = """\
        await new Promise((resolve) => { timer = setTimeout(resolve, 500) })
"""
CLEANUP = """\
    return () => {
      active = false
      clearTimeout(timer)
      clearTimeout(limit)
    }
"""
DEPENDENCIES = "[isLoaded, isSignedIn, sessionId, addEvents, getToken, connectErrors]"
REFS = """\
  const sentRef = useRef(null)
"""
EFFECT = """\
  useEffect(() => {
    if (!isLoaded) return
"""
START = """\
    let active = true
"""
AFTER_PAUSE = """\
        if (!active) return
      }
"""
NULL_GUARD = """\
        if (!active) return
        if (token === null) {
          addEvents([ReflexEvent("app.clerk_state.failed")])
          return
        }
        if (token) {
"""
SIGN_OUT_COMMITTED_FIRST = """\
    if (!isSignedIn) {
      sentRef.current = sessionId
      addEvents([ReflexEvent("app.clerk_state.clear")])
      return
    }
"""
SIGN_OUT_LATER = """\
    if (!isSignedIn) {
      sentRef.current = sessionId
      Promise.resolve().then(() => addEvents([ReflexEvent("app.clerk_state.clear")])).catch(() => {})
      return
    }
"""
SIGN_OUT_EFFECT = """\
  useEffect(() => {
    if (!isLoaded || isSignedIn) return
    addEvents([ReflexEvent("app.clerk_state.clear")])
    sentRef.current = sessionId
  }, [isLoaded, isSignedIn, addEvents])

"""
TITLE_EFFECT = """\
  useEffect(() => {
    document.title = orgSlug
  }, [orgSlug])

"""

SAMPLE = f"""\
import {{ useAuth }} from "@clerk/react"
import {{ useContext, useEffect, useRef }} from "react"
import {{ EventLoopContext }} from "$/utils/context"
import {{ ReflexEvent }} from "$/utils/state"

export function Sync({{ children }}) {{
  const {{ getToken, isLoaded, isSignedIn, sessionId, orgId, orgSlug }} = useAuth()
  const [addEvents, connectErrors] = useContext(EventLoopContext)
{REFS}
{EFFECT}\
    if (sentRef.current === sessionId) return
{SIGN_OUT}\
{START}\
    let timer
    let limit
    const run = async () => {{
      for (let attempt = 1; attempt <= 3; attempt++) {{
{PROMISED_TIMER}\
{REQUEST}\
{GUARD}\
{SIGN_IN}\
          return
        }}
{PAUSE}\
{AFTER_PAUSE}\
    }}
    run().catch(() => {{}})
{CLEANUP}\
  }}, {DEPENDENCIES})

  return <>{{children}}</>
}}
"""
"""A sound synchronizer, short enough to read."""


def edited(*edits: tuple[str, str], text: str = SAMPLE) -> str:
    """Return the sample with each first text replaced by the second; every one of them must be there."""
    for old, new in edits:
        if old not in text:
            raise ValueError(f"the sample does not hold {old!r}")
        text = text.replace(old, new)
    return text
