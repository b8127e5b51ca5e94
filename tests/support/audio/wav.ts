type WavOptions = { seconds?: number; sampleRate?: number; channels?: number; hertz?: number }

/** A 16-bit WAV file with a tone. A different `hertz` makes a different recording. */
export function wav({
  seconds = 1,
  sampleRate = 8_000,
  channels = 1,
  hertz = 440,
}: WavOptions = {}): Buffer {
  const frames = Math.round(seconds * sampleRate)
  const samples = Buffer.alloc(frames * channels * 2)
  for (let frame = 0; frame < frames; frame++) {
    const value = Math.round(Math.sin((2 * Math.PI * hertz * frame) / sampleRate) * 8_000)
    for (let channel = 0; channel < channels; channel++) {
      samples.writeInt16LE(value, (frame * channels + channel) * 2)
    }
  }
  return riff([chunk('fmt ', wavFormat({ sampleRate, channels })), chunk('data', samples)])
}

/** The body of a format chunk. */
export function wavFormat({ sampleRate = 8_000, channels = 1, codec = 1, bits = 16 }): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(codec, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE((sampleRate * channels * bits) / 8, 8)
  format.writeUInt16LE((channels * bits) / 8, 12)
  format.writeUInt16LE(bits, 14)
  return format
}

/** A RIFF chunk. `declaredSize` may differ from the size of its body. */
export function chunk(id: string, body: Buffer, declaredSize = body.length): Buffer {
  const header = Buffer.alloc(8)
  header.write(id, 0, 'latin1')
  header.writeUInt32LE(declaredSize, 4)
  return Buffer.concat([header, body, Buffer.alloc(body.length % 2)])
}

/** A WAV file of the given chunks. */
export const riff = (chunks: Buffer[]): Buffer =>
  chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
