// Hashing words of 32 bits to 64 bits, in the manner of MurmurHash3.
"use strict";

/** Hash the first `length` words twice, independently, into `result.high` and `result.low`. */
function hashWords(words, length, result) {
  let first = 0x9e3779b9;
  let second = 0x85ebca6b;
  for (let index = 0; index < length; index++) {
    const word = words[index];
    const mixed = Math.imul(word, 0xcc9e2d51);
    first = (Math.imul(rotate(first ^ Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)), 5) + 0xe6546b64) | 0;
    const other = Math.imul(word ^ 0x2545f491, 0x9e3779b1);
    second = (Math.imul(rotate(second ^ Math.imul((other << 13) | (other >>> 19), 0x85ebca77)), 9) + 0x27d4eb2f) | 0;
  }
  result.high = finish(first);
  result.low = finish(second);
}

function rotate(word) {
  return (word << 13) | (word >>> 19);
}

/** Spread every bit of the sum over the whole word (the last step of MurmurHash3). */
function finish(word) {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Two independent 32-bit words of a text. */
function stringWords(text) {
  let first = 0x811c9dc5 ^ text.length;
  let second = 0x165667b1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second + code, 0x9e3779b1);
    second ^= second >>> 15;
  }
  return [finish(first) | 0, finish(second) | 0];
}

exports.hashWords = hashWords;
exports.stringWords = stringWords;
