import { deflateRawSync, gzipSync } from 'node:zlib'
import { id3, id3Frame, mp3, picture, syncsafe } from '@/tests/support/audio/mp3'
import {
  box,
  chunk,
  flacBlock,
  ftyp,
  longBox,
  nested,
  oggPage,
  png,
  riff,
  streamInfo,
  vorbisHead,
  wav,
  wavFormat,
} from './containers'

export type HostileFile = { name: string; bytes: Buffer }

const text = (content: string) => Buffer.from(content.padEnd(256))
const fill = (length: number, byte = 0) => Buffer.alloc(length, byte)
const zip = Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), fill(200)])
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
const SCRIPT = '<script>alert(document.cookie)</script>'

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

const renamed: HostileFile[] = [
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

const truncated: HostileFile[] = [
  { name: 'nothing.mp3', bytes: Buffer.alloc(0) },
  { name: 'one-byte.mp3', bytes: Buffer.from([0xff]) },
  { name: 'magic-only.flac', bytes: Buffer.from('fLaC') },
  { name: 'magic-only.ogg', bytes: Buffer.from('OggS') },
  { name: 'cut.wav', bytes: wav().subarray(0, 5_000) },
  { name: 'head-only.wav', bytes: wav().subarray(0, 44) },
  { name: 'tag-only.mp3', bytes: id3({ TIT2: 'No sound' }) },
  { name: 'half-header.m4a', bytes: ftyp.subarray(0, 10) },
]

const polyglot: HostileFile[] = [
  { name: 'with-zip.mp3', bytes: Buffer.concat([mp3(2, 11), zip]) },
  { name: 'with-page.mp3', bytes: Buffer.concat([mp3(2, 12), text(`<html>${SCRIPT}</html>`)]) },
  { name: 'page-first.mp3', bytes: Buffer.concat([text(`<html>${SCRIPT}`), mp3(2, 13)]) },
  { name: 'with-php.wav', bytes: Buffer.concat([wav({ hertz: 441 }), text('<?php phpinfo();')]) },
  { name: 'zip-first.mp3', bytes: Buffer.concat([zip, mp3(2, 14)]) },
]

const declaredSizes: HostileFile[] = [
  {
    name: 'huge-tag.mp3',
    bytes: Buffer.concat([Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1'), mp3(1, 21)]),
  },
  {
    name: 'huge-frame.mp3',
    bytes: Buffer.concat([id3({}, [id3Frame('TIT2', text('x'), 0x0fffffff)]), mp3(1, 22)]),
  },
  {
    name: 'huge-data.wav',
    bytes: riff([chunk('fmt ', wavFormat({})), chunk('data', fill(100), 0x7fffffff)]),
  },
  { name: 'huge-format.wav', bytes: riff([chunk('fmt ', wavFormat({}), 0xfffffff0), fill(100)]) },
  {
    name: 'no-channels.wav',
    bytes: riff([chunk('fmt ', wavFormat({ channels: 0 })), chunk('data', fill(100))]),
  },
  {
    name: 'many-channels.wav',
    bytes: riff([chunk('fmt ', wavFormat({ channels: 2_000 })), chunk('data', fill(8_000))]),
  },
  {
    name: 'nine-channels.wav',
    bytes: riff([chunk('fmt ', wavFormat({ channels: 9 })), chunk('data', fill(90_000))]),
  },
  {
    name: 'no-rate.wav',
    bytes: riff([chunk('fmt ', wavFormat({ sampleRate: 0 })), chunk('data', fill(100))]),
  },
  {
    name: 'all-day.wav',
    bytes: riff([chunk('fmt ', wavFormat({ sampleRate: 1 })), chunk('data', fill(60_000))]),
  },
  {
    name: 'huge-block.flac',
    bytes: Buffer.concat([
      Buffer.from('fLaC'),
      flacBlock(0, streamInfo(1_000)),
      flacBlock(6, fill(10), true, 0xffffff),
    ]),
  },
  {
    name: 'a-year.flac',
    bytes: Buffer.concat([
      Buffer.from('fLaC'),
      flacBlock(0, streamInfo(2 ** 36 - 1), true),
      Buffer.from([0xff, 0xf8, 0x10, 0, 0, 0]),
      fill(1_000),
    ]),
  },
  {
    name: 'no-rate.flac',
    bytes: Buffer.concat([Buffer.from('fLaC'), flacBlock(0, fill(34), true), fill(100)]),
  },
  { name: 'huge-box.m4a', bytes: Buffer.concat([ftyp, longBox('mdat', 2n ** 62n, fill(100))]) },
  {
    name: 'wide-box.mp4',
    bytes: Buffer.concat([ftyp, longBox('moov', 0xffffffffffffffffn, fill(100))]),
  },
  { name: 'tiny-box.m4a', bytes: Buffer.concat([ftyp, box('moov', fill(8), 4)]) },
  {
    name: 'eternal.ogg',
    bytes: Buffer.concat([
      oggPage({ flags: 2, body: vorbisHead() }),
      oggPage({ body: Buffer.concat([fill(10), fill(10)]), lacing: [10, 10] }),
      oggPage({ granule: 2n ** 62n, body: fill(200) }),
    ]),
  },
  {
    name: 'negative.ogg',
    bytes: Buffer.concat([
      oggPage({ flags: 2, body: vorbisHead() }),
      oggPage({ body: fill(20), lacing: [10, 10] }),
      oggPage({ granule: -5n, body: fill(200) }),
    ]),
  },
  { name: 'no-rate.ogg', bytes: oggPage({ flags: 2, body: vorbisHead(0) }) },
]

const loops: HostileFile[] = [
  { name: 'nested-boxes.m4a', bytes: Buffer.concat([ftyp, nested(2_000), box('mdat', fill(100))]) },
  {
    name: 'many-boxes.m4a',
    bytes: Buffer.concat([ftyp, ...Array.from({ length: 20_000 }, () => box('free', fill(0)))]),
  },
  {
    name: 'many-chunks.wav',
    bytes: riff(Array.from({ length: 20_000 }, () => chunk('LIST', fill(0)))),
  },
  {
    name: 'many-blocks.flac',
    bytes: Buffer.concat([
      Buffer.from('fLaC'),
      flacBlock(0, streamInfo(1_000)),
      ...Array.from({ length: 20_000 }, () => flacBlock(1, fill(0))),
    ]),
  },
  {
    name: 'many-streams.ogg',
    bytes: Buffer.concat(
      Array.from({ length: 5_000 }, (_, serial) =>
        oggPage({ flags: 2, serial, body: vorbisHead() }),
      ),
    ),
  },
  {
    name: 'empty-pages.ogg',
    bytes: Buffer.concat([
      oggPage({ flags: 2, body: vorbisHead() }),
      ...Array.from({ length: 20_000 }, () => oggPage({ body: fill(0), lacing: [] })),
    ]),
  },
  {
    name: 'false-syncs.mp3',
    bytes: Buffer.from(
      Array.from({ length: 400_000 }, (_, index) => [0xff, 0xfb, 0x90, 0][index % 4]!),
    ),
  },
  {
    name: 'many-heads.mp3',
    bytes: Buffer.concat(
      Array.from({ length: 2_000 }, () => Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1')),
    ),
  },
]

const tags: HostileFile[] = [
  {
    name: 'ten-thousand-tags.mp3',
    bytes: Buffer.concat([
      id3(
        {},
        Array.from({ length: 10_000 }, (_, index) =>
          id3Frame('TXXX', Buffer.from(`\x03k${index}\0v`)),
        ),
      ),
      mp3(1, 31),
    ]),
  },
  {
    name: 'svg-cover.mp3',
    bytes: Buffer.concat([id3({ TIT2: 'Svg' }, [picture(text(SVG), 'image/svg+xml')]), mp3(1, 32)]),
  },
  {
    name: 'gigapixel-cover.mp3',
    bytes: Buffer.concat([id3({ TIT2: 'Large' }, [picture(png(40_000))]), mp3(1, 33)]),
  },
  {
    name: 'markup-in-tags.mp3',
    bytes: Buffer.concat([
      id3({ TIT2: SCRIPT, TPE1: `"><img src=x onerror=alert(1)>`, TALB: 'javascript:alert(1)' }),
      mp3(1, 34),
    ]),
  },
  {
    name: 'controls-in-tags.mp3',
    bytes: Buffer.concat([
      id3({
        TIT2: 'a\u202Egnp.exe\u0000b\u0007',
        TPE1: '\u2067',
        TDRC: '99999999',
        TRCK: '-1/0',
        TSRC: "'; drop table songs;--",
      }),
      mp3(1, 35),
    ]),
  },
  {
    name: 'long-title.mp3',
    bytes: Buffer.concat([
      id3({ TIT2: 'x'.repeat(200_000), TCON: 'y;'.repeat(50_000) }),
      mp3(1, 36),
    ]),
  },
  {
    name: 'half-a-frame.mp3',
    bytes: Buffer.concat([
      Buffer.from('ID3\x04\0\0', 'latin1'),
      syncsafe(8),
      Buffer.from('APIC\x7f\x7f\x7f\x7f', 'latin1'),
      mp3(1, 37),
    ]),
  },
]

const names: HostileFile[] = [
  '../../../etc/cron.d/x.mp3',
  '..\\..\\windows\\x.mp3',
  'nul\u0000byte.mp3',
  'right\u202E3pm.exe',
  `${'n'.repeat(4_000)}.mp3`,
  'line\r\nSet-Cookie: a=b.mp3',
  '.htaccess',
  'CON',
  '"; filename="other.mp3',
  '%2e%2e%2fx.mp3',
].map((name, index) => ({ name, bytes: mp3(1, 40 + index) }))

/** Malformed and malicious files, named by what is wrong with them. */
export const hostileFiles: HostileFile[] = [
  ...renamed,
  ...truncated,
  ...polyglot,
  ...declaredSizes,
  ...loops,
  ...tags,
  ...names,
]
