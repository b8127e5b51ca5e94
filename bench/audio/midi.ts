import { readFileSync } from 'node:fs'

const MICROSECONDS_PER_MINUTE = 60_000_000

/**
 * Reads every tempo that a MIDI file sets, in beats per minute.
 * @throws RangeError for another file
 */
export function readTempos(path: string): number[] {
  const bytes = readFileSync(path)
  if (bytes.toString('latin1', 0, 4) !== 'MThd') throw new RangeError(`${path} is not a MIDI file.`)
  const tempos: number[] = []
  for (let at = 8 + bytes.readUInt32BE(4); at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at + 4)
    if (bytes.toString('latin1', at, at + 4) === 'MTrk')
      readTrack(bytes.subarray(at + 8, end), tempos)
    at = end
  }
  return tempos
}

function readTrack(track: Buffer, tempos: number[]): void {
  let at = 0
  let status = 0
  const readNumber = () => {
    let value = 0
    for (;;) {
      const byte = track[at++] ?? 0
      value = (value << 7) | (byte & 0x7f)
      if (byte < 0x80) return value
    }
  }
  while (at < track.length) {
    readNumber()
    if (track[at]! >= 0x80) status = track[at++]!
    if (status === 0xff) {
      const kind = track[at++]
      const length = readNumber()
      if (kind === 0x51) tempos.push(MICROSECONDS_PER_MINUTE / track.readUIntBE(at, 3))
      at += length
    } else if (status >= 0xf0) at += readNumber()
    else at += status >= 0xc0 && status < 0xe0 ? 1 : 2
  }
}
