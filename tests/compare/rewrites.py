"""One synchronizer, written in many ways that do the same."""

from __future__ import annotations

from textwrap import dedent, indent

from codegen.changes._sample import (
    AFTER_PAUSE,
    CLEANUP,
    DEPENDENCIES,
    GUARD,
    PAUSE,
    PROMISED_TIMER,
    REFS,
    REQUEST,
    SAMPLE,
    SIGN_IN,
    SIGN_OUT,
    START,
    WAIT,
    edited,
)

HOOKS = """\
  const { getToken, isLoaded, isSignedIn, sessionId, orgId, orgSlug } = useAuth()
  const [addEvents, connectErrors] = useContext(EventLoopContext)
"""
DEDUPE = "    if (sentRef.current === sessionId) return\n"
RUN = SAMPLE[SAMPLE.index("    const run = async") : SAMPLE.index("    run().catch")]
CALL = "    run().catch(() => {})\n"
LOOP = "      for (let attempt = 1; attempt <= 3; attempt++) {\n"


def code(text: str, depth: int = 4) -> str:
    """Return lines of JavaScript at the depth at which they stand in the sample."""
    return indent(dedent(text).strip("\n") + "\n", " " * depth)


SEND = code("""
    const send = (event) => {
      addEvents([event])
      sentRef.current = sessionId
    }
""")
SEND_CLEAR = code("""
    if (!isSignedIn) {
      send(ReflexEvent("app.clerk_state.clear"))
      return
    }
""")
SEND_SET = code('send(ReflexEvent("app.clerk_state.set", { token }))', 10)
NAMED_CLEANUP = code("""
    function stop() {
      active = false
      clearTimeout(timer)
      clearTimeout(limit)
    }
    return stop
""")
PAUSE_HELPER = code("const pause = (ms) => new Promise((resolve) => { timer = setTimeout(resolve, ms) })")
NUMBERS = code("""
    const delayMs = 500
    const limitMs = 9 * 1000
    const attempts = 3
""")
SESSION_AS_A_WHOLE = code(
    """
    const auth = useAuth()
    const { getToken, isLoaded } = auth
    const { isSignedIn, sessionId } = auth
    const [addEvents, connectErrors] = useContext(EventLoopContext)
    """,
    2,
)
SESSION_BY_MEMBERS = code(
    """
    const auth = useAuth()
    const getToken = auth.getToken
    const isLoaded = auth.isLoaded
    const isSignedIn = auth.isSignedIn
    const sessionId = auth.sessionId
    const [addEvents, connectErrors] = useContext(EventLoopContext)
    """,
    2,
)
CLEAR_WITH_NAMED_EVENT = code("""
    if (!isSignedIn) {
      const event = ReflexEvent("app.clerk_state.clear")
      addEvents([event])
      sentRef.current = sessionId
      return
    }
""")
WHILE_LOOP = code(
    """
    let attempt = 0
    while (attempt < 3) {
      attempt++
    """,
    6,
)
CHAIN = code("""
    const request = () => Promise.race([
      getToken({ skipCache: true }),
      new Promise((resolve) => { limit = setTimeout(resolve, 9000) }),
    ])
    const attemptRequest = (attempt) =>
      request().then((token) => {
        if (token) return token
        throw new Error("no token")
      }).catch((error) => {
        if (attempt >= 3) throw error
        return new Promise((resolve) => { timer = setTimeout(resolve, 500) }).then(() => {
          if (!active) throw error
          return attemptRequest(attempt + 1)
        })
      })
    attemptRequest(1).then((token) => {
      if (!active) return
      if (token) {
        addEvents([ReflexEvent("app.clerk_state.set", { token })])
        sentRef.current = sessionId
      }
    }).catch(() => {})
""")

REWRITES = {
    "one helper for both dispatches": edited((SIGN_OUT, SEND + SEND_CLEAR), (SIGN_IN, SEND_SET)),
    "a helper for one dispatch": edited((START, SEND + START), (SIGN_IN, SEND_SET)),
    "a helper for the request": edited(
        (START, "    const ask = () => getToken({ skipCache: true })\n" + START),
        (REQUEST, REQUEST.replace("getToken({ skipCache: true })", "ask()")),
    ),
    "a helper that is given the options": edited(
        (START, "    const ask = (options) => getToken(options)\n" + START),
        (REQUEST, REQUEST.replace("getToken(", "ask(")),
    ),
    "a helper for the pause": edited((START, START + PAUSE_HELPER), (PAUSE, "        await pause(500)\n")),
    "options in a constant": edited(
        (START, "    const options = { skipCache: true }\n" + START),
        (REQUEST, REQUEST.replace("{ skipCache: true }", "options")),
    ),
    "numbers in constants": edited(
        (START, NUMBERS + START),
        (PAUSE, PAUSE.replace("500", "delayMs")),
        (PROMISED_TIMER, PROMISED_TIMER.replace("9000", "limitMs")),
        ("attempt <= 3", "attempt <= attempts"),
    ),
    "a helper for the guard": edited(
        (START, START + "    const isVoid = () => !active\n"), ("if (!active) return", "if (isVoid()) return")
    ),
    "the guard the other way round": edited(
        (START, "    let cancelled = false\n"),
        ("if (!active) return", "if (cancelled) return"),
        ("active = false", "cancelled = true"),
    ),
    "the guard compared with false": edited(("if (!active) return", "if (active === false) return")),
    "a cleanup with a name": edited((CLEANUP, NAMED_CLEANUP)),
    "the function further down": edited(
        (RUN, ""), (CLEANUP, RUN.replace("const run = async () =>", "async function run()") + CLEANUP)
    ),
    "declarations in another order": edited(
        ("    let timer\n    let limit\n", "    let limit\n    let timer\n"), (REFS, ""), (HOOKS, REFS + HOOKS)
    ),
    "one test for two": edited((WAIT + DEDUPE, "    if (!isLoaded || sentRef.current === sessionId) return\n")),
    "nested ifs in the place of early returns": edited(
        (WAIT + DEDUPE, "    if (isLoaded) {\n    if (sentRef.current !== sessionId) {\n"),
        (CLEANUP, CLEANUP + "    }}\n"),
    ),
    "else in the place of an early return": edited(
        (SIGN_OUT, SIGN_OUT.replace("      return\n    }\n", "    } else {\n")), (CLEANUP, CLEANUP + "    }\n")
    ),
    "the session as a whole": edited((HOOKS, SESSION_AS_A_WHOLE)),
    "members of the session": edited((HOOKS, SESSION_BY_MEMBERS)),
    "the key in a constant": edited(
        (DEDUPE, "    const key = sessionId\n    if (sentRef.current === key) return\n"),
        ("sentRef.current = sessionId", "sentRef.current = key"),
    ),
    "the last one read first": edited(
        (DEDUPE, "    const last = sentRef.current\n    if (last === sessionId) return\n")
    ),
    "the dedupe in a helper": edited(
        (DEDUPE, "    const isSent = () => sentRef.current === sessionId\n    if (isSent()) return\n")
    ),
    "a try round the run": edited(
        (CALL, "    run()\n"),
        ("    const run = async () => {\n", "    const run = async () => {\n      try {\n"),
        (AFTER_PAUSE, AFTER_PAUSE + "      } catch {}\n"),
    ),
    "a while loop": edited((LOOP, WHILE_LOOP)),
    "a promise chain": edited((RUN + CALL, CHAIN)),
    "a function expression": edited(
        ("export function Sync({ children }) {", "export const Sync = function ({ children }) {")
    ),
    "an arrow function": edited(("export function Sync({ children }) {", "export const Sync = ({ children }) => {")),
    "hooks of React's namespace": edited(
        ('import { useContext, useEffect, useRef } from "react"', 'import React from "react"'),
        ("useContext(", "React.useContext("),
        ("useEffect(", "React.useEffect("),
        ("useRef(", "React.useRef("),
    ),
    "the dependencies in another order": edited(
        (DEPENDENCIES, "[getToken, connectErrors, addEvents, sessionId, isSignedIn, isLoaded]")
    ),
    "imports under other names": edited(
        ("import { useAuth }", "import { useAuth as useClerkSession }"),
        ("= useAuth()", "= useClerkSession()"),
        ("import { ReflexEvent }", "import { ReflexEvent as Event_ }"),
        ("ReflexEvent(", "Event_("),
    ),
    "the event made first": edited((SIGN_OUT, CLEAR_WITH_NAMED_EVENT)),
    "a token under another name": edited(
        (REQUEST, REQUEST.replace("const token", "const jwt")),
        (GUARD, GUARD.replace("token", "jwt")),
        (SIGN_IN, SIGN_IN.replace("{ token }", "{ token: jwt }")),
    ),
}
"""Texts by what was done to the sample."""

PROVED = frozenset(
    {
        "declarations in another order",
        "a function expression",
        "an arrow function",
        "hooks of React's namespace",
        "the dependencies in another order",
        "imports under other names",
        "a token under another name",
    }
)
"""Those that the normal form shows to do the same; of the others a reader is told that nothing proves it."""
