'use client'

import { useId } from 'react'
import type { Source } from '@/components/player/engine/types'
import { MODE_DETAILS, ModeGlyph } from '@/components/player/ui/modes'
import { useMode } from '@/components/player/ui/use-mode'
import type { ShuffleSettings } from '@/lib/contract/shuffle'
import { MODES } from '@/lib/shuffle/modes'

/** The modes side by side, each drawn in ticks. */
export function ModeSwitch({ source, known }: { source: Source; known: ShuffleSettings }) {
  const name = useId()
  const { mode, change } = useMode(source, known)
  return (
    <fieldset className="flex gap-0.5 rounded-item bg-fill-1 p-0.5">
      <legend className="sr-only">Shuffle mode</legend>
      {MODES.map((offered) => (
        <label
          key={offered}
          title={MODE_DETAILS[offered].does}
          className="relative flex min-h-9 items-center gap-2 rounded-control pr-3 pl-2.5 text-ink-2 hover:text-ink-1 has-checked:bg-fill-3 has-checked:font-strong has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={offered}
            checked={offered === mode}
            onChange={() => change(offered)}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          <ModeGlyph mode={offered} className={offered === mode ? 'text-accent' : 'opacity-85'} />
          {MODE_DETAILS[offered].name}
        </label>
      ))}
    </fieldset>
  )
}
