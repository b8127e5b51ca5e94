import { chunk, riff } from '@/tests/support/audio/wav'
import {
  box,
  ebmlCluster,
  ebmlHead,
  flacBlock,
  ftyp,
  nested,
  oggPage,
  streamInfo,
  vorbisHead,
} from './containers'
import { fill, type HostileFile } from './hostile-file'

/** Files with very many or deeply nested elements. */
export const loops: HostileFile[] = [
  { name: 'nested-boxes.m4a', bytes: Buffer.concat([ftyp, nested(2_000), box('mdat', fill(100))]) },
  {
    name: 'many-boxes.m4a',
    bytes: Buffer.concat([ftyp, ...Array.from({ length: 20_000 }, () => box('free', fill(0)))]),
  },
  {
    name: 'many-elements.webm',
    bytes: Buffer.concat([ebmlHead, ...Array.from({ length: 50_000 }, () => fill(2, 0xff))]),
  },
  {
    name: 'many-clusters.webm',
    bytes: Buffer.concat([ebmlHead, ...Array.from({ length: 50_000 }, () => ebmlCluster)]),
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
