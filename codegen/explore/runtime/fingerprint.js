// The state hash: a walk over everything that can decide what happens next, in an order that depends on structure alone, so that two
// runs which stand at the same point get the same 64 bits. Identity counts: the second visit of an object gives the number of the first.
// What cannot be described makes the state unique, so that it is never merged: merging may be missed, never be wrong.
"use strict";

const { PARTS, ABOUT, MARK, OPAQUE, read } = require("./symbols");
const { builtins } = require("./builtins");
const { hashWords, stringWords } = require("./hashing");
const { FIRST_SEQ } = require("./backend");

const UNDEFINED = 1;
const NULL = 2;
const TRUE = 3;
const FALSE = 4;
const NUMBER = 5;
const STRING = 6;
const SEEN = 7;
const FUNCTION = 8;
const OBJECT = 9;
const ARRAY = 10;
const RUNTIME = 11;
const OPAQUE_TAG = 12;
const SYMBOL = 13;
const MAP = 14;
const SET = 15;
const ERROR = 16;
const CLASS_INSTANCE = 17;
const BIGINT = 18;
const REGEXP = 19;
const ACCESSOR = 20;
const BUILTIN = 21;
const SEQ = 22;
const TIME = 23;
const TOKEN = 24;

/** Numbers from here on are moments, in seconds since 1970, or in milliseconds from `FIRST_MS` on. */
const FIRST_SECOND = 1_500_000_000;
const FIRST_MS = 1_500_000_000_000;

/** Texts shorter than this are no tokens. */
const TOKEN_LENGTH = 80;

const STRING_CACHE = 50_000;

class Fingerprint {
  #words = new Int32Array(1 << 12);
  #length = 0;
  /** Marks below this number are those of earlier walks. */
  #from = 1;
  #count = 0;
  /** Values without a mark that were met in this walk, and their numbers. */
  #met = [];
  #numbers = [];
  #strings = new Map();
  #builtins = builtins();
  #unique = 0;
  #frame = null;

  /** `careful` looks at accessors, symbols and hidden properties too, for a component whose text can make them. */
  constructor({ careful = false, salt = 0 } = {}) {
    this.careful = careful;
    this.salt = salt;
    this.high = 0;
    this.low = 0;
  }

  /**
   * Hash the values in the lists; the result stands in `high` and `low`. With a `frame` of the present moment, the last sequence number and the tokens
   * that were made, moments, numbers and tokens count by how far they are from it.
   */
  take(lists, frame = null) {
    this.#frame = frame;
    this.#length = 0;
    this.#from += this.#count;
    this.#count = 0;
    for (let index = 0; index < lists.length; index++) this.#list(lists[index]);
    this.#met.length = 0;
    this.#numbers.length = 0;
    hashWords(this.#words, this.#length, this);
  }

  #put(word) {
    if (this.#length === this.#words.length) this.#grow();
    this.#words[this.#length++] = word;
  }

  #grow() {
    const larger = new Int32Array(this.#length * 2);
    larger.set(this.#words);
    this.#words = larger;
  }

  #list(values) {
    for (let index = 0; index < values.length; index++) this.#value(values[index]);
  }
  #value(value) {
    // A chain of tests, and not a switch, because V8 makes no string of the type for these.
    if (value === null) this.#put(NULL);
    else if (typeof value === "object") this.#object(value);
    else if (typeof value === "string") this.#string(value);
    else if (typeof value === "function") this.#function(value);
    else if (typeof value === "boolean") this.#put(value ? TRUE : FALSE);
    else if (typeof value === "number") this.#number(value);
    else if (value === undefined) this.#put(UNDEFINED);
    else if (typeof value === "symbol") this.#symbol(value);
    else {
      this.#put(BIGINT);
      this.#string(String(value));
    }
  }

  #number(value) {
    if (value >= FIRST_SECOND && this.#frame !== null) return this.#relative(value, this.#frame);
    this.#plain(value);
  }

  #relative(value, { now, seq }) {
    if (value >= FIRST_SEQ && value < FIRST_MS) {
      this.#put(SEQ);
      this.#plain(value - seq);
    } else {
      this.#put(TIME);
      this.#plain(value < FIRST_MS ? value * 1000 - now : value - now);
    }
  }

  #plain(value) {
    this.#put(NUMBER);
    if ((value | 0) === value) this.#put(value);
    else this.#string(String(value));
  }

  #string(text) {
    if (text.length >= TOKEN_LENGTH && this.#frame !== null) {
      const token = this.#frame.tokens.get(text);
      if (token !== undefined) return this.#token(token);
    }
    this.#put(STRING);
    let words = this.#strings.get(text);
    if (words === undefined) {
      words = stringWords(text);
      if (this.#strings.size >= STRING_CACHE) this.#strings.clear();
      this.#strings.set(text, words);
    }
    this.#put(words[0]);
    this.#put(words[1]);
  }

  #token({ identity, isFromCache, endsAt }) {
    this.#put(TOKEN);
    this.#list([identity, isFromCache, endsAt]);
  }

  #symbol(value) {
    if (value === OPAQUE) return this.#opaque();
    if (this.#isMet(value)) return undefined;
    this.#put(SYMBOL);
    return this.#string(String(value));
  }

  /** Return whether a value that can carry a mark was met before in this walk, and number it when it is new. */
  #isMarked(value, mark) {
    if (mark >= this.#from) {
      this.#again(mark - this.#from);
      return true;
    }
    value[MARK] = this.#from + this.#count++;
    return false;
  }

  /** The same for any other value. They are few, so they are found by looking at each. */
  #isMet(value) {
    const place = this.#met.indexOf(value);
    if (place >= 0) {
      this.#again(this.#numbers[place]);
      return true;
    }
    this.#met.push(value);
    this.#numbers.push(this.#count++);
    return false;
  }

  #again(number) {
    this.#put(SEEN);
    this.#put(number);
  }

  #opaque() {
    this.#put(OPAQUE_TAG);
    this.#put(++this.#unique);
    this.#put(this.salt);
  }

  #function(value) {
    const about = value[ABOUT];
    if (about === undefined) {
      if (!this.#isMet(value) && !this.#builtin(value)) this.#opaque();
      return;
    }
    if (this.#isMarked(about, about[MARK])) return;
    const { site, captured } = about;
    this.#put(FUNCTION);
    if (typeof site === "number") this.#put(site);
    else this.#string(site);
    if (captured !== null) this.#list(typeof captured === "function" ? read(captured) : captured);
    if (this.careful || Object.keys(value).length > 0) this.#properties(value);
  }

  #builtin(value) {
    const name = this.#builtins.get(value);
    if (name === undefined) return false;
    this.#put(BUILTIN);
    this.#string(name);
    return true;
  }

  #object(value) {
    const mark = value[MARK];
    if (mark !== undefined) {
      if (this.#isMarked(value, mark)) return;
      this.#put(RUNTIME);
      this.#list(value[PARTS]());
      return;
    }
    if (this.#isMet(value)) return;
    const prototype = Object.getPrototypeOf(value);
    if (prototype === Array.prototype) {
      this.#put(ARRAY);
      this.#put(value.length);
      if (this.careful) this.#properties(value);
      else this.#list(value);
    } else if (prototype === Object.prototype || prototype === null) {
      this.#put(OBJECT);
      this.#properties(value);
    } else {
      this.#exotic(value, prototype);
    }
  }

  #exotic(value, prototype) {
    const parts = value[PARTS];
    if (parts !== undefined) {
      this.#put(RUNTIME);
      this.#list(parts.call(value));
    } else if (prototype === Map.prototype) {
      this.#put(MAP);
      this.#put(value.size);
      for (const [key, held] of value) this.#list([key, held]);
    } else if (prototype === Set.prototype) {
      this.#put(SET);
      this.#put(value.size);
      for (const held of value) this.#value(held);
    } else if (prototype === RegExp.prototype) {
      this.#put(REGEXP);
      this.#list([value.source, value.flags, value.lastIndex]);
    } else if (value instanceof Error) {
      this.#put(ERROR);
      this.#list([value.name, value.message, value.cause, value.errors]);
      this.#properties(value);
    } else if (typeof prototype.constructor === "function" && prototype.constructor[ABOUT] !== undefined) {
      this.#put(CLASS_INSTANCE);
      this.#value(prototype.constructor);
      this.#properties(value);
    } else if (!this.#builtin(value)) {
      this.#opaque();
    }
  }

  #properties(value) {
    if (!this.careful) {
      const keys = Object.keys(value);
      this.#put(keys.length);
      for (const key of keys) this.#property(key, value[key]);
      return;
    }
    this.#put(Object.isFrozen(value) ? 2 : Object.isSealed(value) ? 1 : 0);
    for (const key of Reflect.ownKeys(value)) {
      if (key === ABOUT) continue;
      const descriptor = Object.getOwnPropertyDescriptor(value, key);
      if (typeof value === "function" && !descriptor.enumerable && !descriptor.get) continue;
      if ("value" in descriptor) this.#property(key, descriptor.value);
      else {
        this.#put(ACCESSOR);
        this.#list([key, descriptor.get, descriptor.set]);
      }
    }
  }

  #property(key, value) {
    this.#value(key);
    this.#value(value);
  }
}

exports.Fingerprint = Fingerprint;
