'use client'

import { clsx } from 'clsx'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { MIN_CHARACTERS, type Strength, strengthOf } from './strength'

const DEBOUNCE_MS = 150
const STEPS = [1, 2, 3, 4]

type StrengthMeterProps = { password: string; personal?: string[] }

/** Shows how hard a password is to guess, as four ticks and as text. */
export function StrengthMeter({ password, personal = [] }: StrengthMeterProps) {
  const strength = useStrength(password, personal.join('\n'))
  return (
    <div className="grid gap-1">
      <div aria-hidden className="mt-0.5 grid h-[3px] grid-cols-4 gap-0.5">
        {STEPS.map((step) => (
          <i
            key={step}
            className={clsx(
              'transition-opacity duration-normal',
              strength && strength.score >= step ? 'bg-ink-1' : 'bg-fill-3',
            )}
          />
        ))}
      </div>
      <p aria-live="polite" className="text-12 text-ink-2">
        <Advice strength={strength} />
      </p>
    </div>
  )
}

function Advice({ strength }: { strength: Strength | undefined }) {
  const t = useTranslations('password')
  if (!strength) return t('hint', { min: MIN_CHARACTERS })
  if (strength.missing > 0) return t('missing', { count: strength.missing })
  const score = t(`scores.${strength.score}`)
  return strength.warning ? `${score} ${t(`warnings.${strength.warning}`)}` : score
}

/** Returns the strength after a pause in typing; undefined without a password, or if rating failed. */
function useStrength(password: string, personal: string): Strength | undefined {
  const [strength, setStrength] = useState<Strength>()
  useEffect(() => {
    if (!password) return setStrength(undefined)
    let isCurrent = true
    const timer = setTimeout(async () => {
      const rated = await strengthOf(password, personal.split('\n').filter(Boolean)).catch(
        () => undefined,
      )
      if (isCurrent) setStrength(rated)
    }, DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [password, personal])
  return strength
}
