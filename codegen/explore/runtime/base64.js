// atob and btoa, which an embedded V8 does not have, and the base64url of a token's payload.
"use strict";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function encodeBase64(text) {
  let encoded = "";
  for (let index = 0; index < text.length; index += 3) {
    const bytes = [0, 1, 2].map((offset) => text.charCodeAt(index + offset) || 0);
    const word = (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
    for (let sextet = 0; sextet < 4; sextet++) {
      encoded += index + sextet > text.length ? "=" : ALPHABET[(word >> (18 - 6 * sextet)) & 63];
    }
  }
  return encoded;
}

function decodeBase64(encoded) {
  let decoded = "";
  let word = 0;
  let bits = 0;
  for (const letter of String(encoded).replace(/[\s=]/g, "")) {
    const sextet = ALPHABET.indexOf(letter);
    if (sextet < 0) throw new Error("The string to be decoded is not correctly encoded.");
    word = ((word << 6) | sextet) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded += String.fromCharCode((word >> bits) & 255);
    }
  }
  return decoded;
}

exports.decodeBase64 = decodeBase64;
exports.encodeBase64 = encodeBase64;
exports.encodeBase64Url = (text) => encodeBase64(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
