// Where a run is, in memory that the host reads while JavaScript runs: a component that does not come back cannot be asked.
"use strict";

/** Words of the memory: how many runs and actions have begun, the source's line, the length of the trace, then the trace. */
const [BEGUN, LINE, LENGTH, TRACE] = [0, 1, 2, 3];

/** Room for the longest random walk and what settles it. */
const words = new Int32Array(new SharedArrayBuffer(4 * (1 << 17)));

exports.memory = words.buffer;

/** A run begins. */
exports.beginRun = () => {
  words[BEGUN]++;
  words[LINE] = 0;
  words[LENGTH] = 0;
};

/** An action begins; `place` is its place among all. */
exports.beginAction = (place) => {
  words[BEGUN]++;
  words[TRACE + words[LENGTH]++] = place;
};

/** A line of the source begins. */
exports.beginLine = (line) => {
  words[LINE] = line;
};

/** What the memory says, as the host reports it. */
exports.read = (memory) => {
  const [begun, line, length] = new Int32Array(memory);
  return { begun, line, trace: Array.from(new Int32Array(memory).subarray(TRACE, TRACE + length)) };
};
