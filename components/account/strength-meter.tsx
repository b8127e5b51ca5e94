'use client'

import { clsx } from 'clsx'
import { useEffect, useState } from 'react'
import { type Strength, strengthOf } from './strength'

const WAIT_MS = 150
const STEPS = [1, 2, 3, 4]

/** How hard a password is to guess, in four ticks and in words. */
export function StrengthMeter({
  password,
  personal = [],
}: {
  password: string
  personal?: string[]
}) {
  const [strength, setStrength] = useState<Strength>()
  const person = personal.join('\n')

  useEffect(() => {
    if (!password) return setStrength(undefined)
    let isCurrent = true
    const timer = setTimeout(async () => {
      const rated = await strengthOf(password, person.split('\n').filter(Boolean)).catch(
        () => undefined,
      )
      if (isCurrent) setStrength(rated)
    }, WAIT_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [password, person])

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
        {strength?.words ?? 'At least 10 characters, hard to guess. A short sentence is fine.'}
      </p>
    </div>
  )
}
