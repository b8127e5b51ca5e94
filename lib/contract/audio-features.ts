import { z } from 'zod'

export const Features = z
  .object({
    bpm: z
      .number()
      .min(0)
      .max(1000)
      .nullable()
      .meta({ examples: [118.4] }),
    bpmConfidence: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({
        description: 'The probability that this is the tempo, and not half or twice the tempo.',
        examples: [0.97],
      }),
    key: z
      .string()
      .max(8)
      .nullable()
      .meta({ examples: ['A minor'] }),
    camelot: z
      .string()
      .max(3)
      .nullable()
      .meta({ examples: ['8A'] }),
    keyConfidence: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ examples: [0.84] }),
    energy: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ examples: [0.62] }),
    loudnessLufs: z
      .number()
      .min(-200)
      .max(100)
      .nullable()
      .meta({ description: 'Integrated loudness by ITU-R BS.1770-4.', examples: [-11.2] }),
    truePeakDb: z
      .number()
      .min(-200)
      .max(100)
      .nullable()
      .meta({ description: 'In dBTP, with fourfold oversampling.', examples: [-0.8] }),
  })
  .meta({ id: 'Features' })
export type Features = z.output<typeof Features>
