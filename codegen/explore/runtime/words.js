// Values of a component in words, for people who follow a trace. A token is told by what it stands for, never by its text.
"use strict";

const { ABOUT } = require("./symbols");

const DEPTH = 3;
const ENTRIES = 12;
const CHARACTERS = 80;

/** Describes values; objects that look the same but are not get numbers, so that a reader sees when one took another's place. */
class Words {
  #clerk;
  #numbers = new WeakMap();
  #counts = new Map();

  constructor(clerk) {
    this.#clerk = clerk;
  }

  of(value, depth = 0) {
    switch (typeof value) {
      case "string":
        return this.#text(value);
      case "bigint":
        return `${value}n`;
      case "function":
        return this.#numbered(value, this.#function(value));
      case "object":
        return value === null ? "null" : this.#object(value, depth);
      default:
        return Object.is(value, -0) ? "-0" : String(value);
    }
  }

  #function(value) {
    const site = value[ABOUT]?.site;
    return typeof site === "string" ? site : value.name || "function";
  }

  #text(text) {
    const token = this.#clerk.read(text);
    if (token !== null) return `token of ${token.identity}${token.isExpired ? ", expired" : ""}`;
    let told = text;
    for (const [each, { identity }] of this.#clerk.tokens) told = told.replaceAll(each, `‹token of ${identity}›`);
    return JSON.stringify(told.length > CHARACTERS ? `${told.slice(0, CHARACTERS)}…` : told);
  }

  #object(value, depth) {
    if (Array.isArray(value)) {
      const items = depth < DEPTH ? value.slice(0, ENTRIES).map((item) => this.of(item, depth + 1)) : ["…"];
      return this.#numbered(value, `[${items.join(", ")}${value.length > ENTRIES ? ", …" : ""}]`);
    }
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      return this.#numbered(value, String(value.constructor?.name || "object"));
    }
    if (depth >= DEPTH) return "{…}";
    const entries = Object.entries(Object.getOwnPropertyDescriptors(value));
    const told = entries.slice(0, ENTRIES).map(([key, property]) => {
      return `${key}: ${"value" in property ? this.of(property.value, depth + 1) : "computed"}`;
    });
    return told.length === 0 ? "{}" : `{ ${told.join(", ")}${entries.length > ENTRIES ? ", …" : ""} }`;
  }

  /** The first object that is described so has no number. */
  #numbered(value, words) {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = (this.#counts.get(words) ?? 0) + 1;
      this.#counts.set(words, number);
      this.#numbers.set(value, number);
    }
    return number === 1 ? words : `${words} #${number}`;
  }
}

/** What was thrown, in words. */
function wordsOfError(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

exports.Words = Words;
exports.wordsOfError = wordsOfError;
