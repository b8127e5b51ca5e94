import { z } from 'zod'

export const Waveform = z
  .object({
    peaks: z
      .array(z.int().min(0).max(255))
      .max(2000)
      .nullable()
      .meta({
        description: 'Peaks from 0 to 255, full scale.',
        examples: [[0, 121, 180, 203, 96]],
      }),
    failure: z
      .string()
      .max(500)
      .nullable()
      .meta({ examples: [null] }),
  })
  .meta({ id: 'Waveform' })
export type Waveform = z.output<typeof Waveform>
