type Wav = { seconds?: number; sampleRate?: number; channels?: number; hertz?: number }

/** A WAV file of a tone: 16 bit, made of numbers. Another `hertz` is another recording. */
export function wav({
  seconds = 1,
  sampleRate = 8_000,
  channels = 1,
  hertz = 440,
}: Wav = {}): Buffer {
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

/** A RIFF chunk; `claim` is the size it says it has. */
export function chunk(id: string, body: Buffer, claim = body.length): Buffer {
  const head = Buffer.alloc(8)
  head.write(id, 0, 'latin1')
  head.writeUInt32LE(claim, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

export const riff = (chunks: Buffer[]): Buffer =>
  chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]))
