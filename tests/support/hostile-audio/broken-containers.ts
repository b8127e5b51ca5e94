import { id3, id3Frame, mp3 } from '@/tests/support/audio/mp3'
import { chunk, riff, wav, wavFormat } from '@/tests/support/audio/wav'
import { box, flacBlock, ftyp, longBox, oggPage, streamInfo, vorbisHead } from './containers'
import { fill, type HostileFile, text } from './hostile-file'

/** Files that end too early. */
export const truncated: HostileFile[] = [
  { name: 'nothing.mp3', bytes: Buffer.alloc(0) },
  { name: 'one-byte.mp3', bytes: Buffer.from([0xff]) },
  { name: 'magic-only.flac', bytes: Buffer.from('fLaC') },
  { name: 'magic-only.ogg', bytes: Buffer.from('OggS') },
  { name: 'cut.wav', bytes: wav().subarray(0, 5_000) },
  { name: 'head-only.wav', bytes: wav().subarray(0, 44) },
  { name: 'tag-only.mp3', bytes: id3({ TIT2: 'No sound' }) },
  { name: 'half-header.m4a', bytes: ftyp.subarray(0, 10) },
]

/** Files that declare impossible sizes, rates or durations. */
export const declaredSizes: HostileFile[] = [
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
