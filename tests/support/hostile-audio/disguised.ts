import { deflateRawSync, gzipSync } from 'node:zlib'
import { mp3 } from '@/tests/support/audio/mp3'
import { wav } from '@/tests/support/audio/wav'
import { fill, type HostileFile, SCRIPT, SVG, text, zip } from './hostile-file'

// Pseudo-random bytes from a seed, so that every run uses the same ones.
const random = (length: number, seed: number) => {
  const bytes = Buffer.alloc(length)
  let state = seed
  for (let index = 0; index < length; index++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    bytes[index] = state >> 16
  }
  return bytes
}

/** Files of another type with the name of an audio file. */
export const renamed: HostileFile[] = [
  { name: 'zip.mp3', bytes: zip },
  { name: 'program.mp3', bytes: Buffer.concat([Buffer.from('MZ\x90\0', 'latin1'), fill(400)]) },
  { name: 'elf.flac', bytes: Buffer.concat([Buffer.from('\x7fELF\x02\x01', 'latin1'), fill(400)]) },
  { name: 'picture.mp3', bytes: text(SVG) },
  { name: 'page.mp3', bytes: text(`<!doctype html>${SCRIPT}`) },
  { name: 'shell.php.mp3', bytes: text('<?php system($_GET["c"]); ?>') },
  { name: 'list.mp3', bytes: text('#EXTM3U\n#EXT-X-STREAM-INF\nfile:///etc/passwd\n') },
  { name: 'script.ogg', bytes: text('#!/bin/sh\nrm -rf /\n') },
  { name: 'gifar.mp3', bytes: Buffer.concat([Buffer.from('GIF89a'), fill(100), zip]) },
  { name: 'document.wav', bytes: text('%PDF-1.7 ') },
  { name: 'bomb.mp3', bytes: gzipSync(fill(2 ** 20)) },
  { name: 'deflated.m4a', bytes: deflateRawSync(fill(2 ** 20)) },
  { name: 'lines.mp3', bytes: text('just some words\n'.repeat(10)) },
  { name: 'noise.mp3', bytes: random(65_536, 7) },
  { name: 'noise.flac', bytes: Buffer.concat([Buffer.from('fLaC'), random(65_536, 9)]) },
  { name: 'ones.mp3', bytes: fill(65_536, 0xff) },
  { name: 'zeros.wav', bytes: fill(65_536) },
]

/** Files that are valid as two types. */
export const polyglot: HostileFile[] = [
  { name: 'with-zip.mp3', bytes: Buffer.concat([mp3(2, 11), zip]) },
  { name: 'with-page.mp3', bytes: Buffer.concat([mp3(2, 12), text(`<html>${SCRIPT}</html>`)]) },
  { name: 'page-first.mp3', bytes: Buffer.concat([text(`<html>${SCRIPT}`), mp3(2, 13)]) },
  { name: 'with-php.wav', bytes: Buffer.concat([wav({ hertz: 441 }), text('<?php phpinfo();')]) },
  { name: 'zip-first.mp3', bytes: Buffer.concat([zip, mp3(2, 14)]) },
]
