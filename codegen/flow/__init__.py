"""What a component does and when: an abstract run of its text.

The component is run once with values that stand for what is known of them (`values`), in states that say what certainly holds on the path
(`state`): the phase, the tests passed, whether the run of the effect can still be the newest one. Everything that matters to a checker is
recorded as an operation with the state in which it happens (`operations`). `interpreter` walks statements, `expressions` expressions,
`calls` and `hooks` know what promises, timers, listeners and hooks do, `facts` what a test implies, `guards` which tests tell a void run.
"""
