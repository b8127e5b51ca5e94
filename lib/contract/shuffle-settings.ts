import { z } from 'zod'
import { MODES, SPACINGS } from '@/lib/shuffle/modes'

export const Mode = z.enum(MODES).meta({ id: 'Mode' })
export type Mode = z.output<typeof Mode>

export const Spacing = z.enum(SPACINGS).meta({ id: 'Spacing' })
export type Spacing = z.output<typeof Spacing>

export const ShuffleSettings = z
  .object({ mode: Mode, spacing: Spacing })
  .meta({ id: 'ShuffleSettings' })
export type ShuffleSettings = z.output<typeof ShuffleSettings>

/** Names at least one setting. */
export const SettingsChange = z
  .strictObject({ mode: Mode.optional(), spacing: Spacing.optional() })
  .refine((body) => Object.keys(body).length > 0, 'Set mode or spacing.')
