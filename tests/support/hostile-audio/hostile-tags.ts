import { id3, id3Frame, mp3, picture, syncsafe } from '@/tests/support/audio/mp3'
import { png } from './containers'
import { type HostileFile, SCRIPT, SVG, text } from './hostile-file'

/** Files with hostile tags or covers. */
export const tags: HostileFile[] = [
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

/** Valid files with hostile names. */
export const names: HostileFile[] = [
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
