'use client'

import type { Features } from '@/lib/contract/audio-features'
import { useFeatureFacts } from './use-feature-facts'

type SongFeaturesProps = { features: Features | null; className?: string }

/** Tempo, key, energy and loudness of a song; nothing if none of them was measured. */
export function SongFeatures({ features, className }: SongFeaturesProps) {
  const facts = useFeatureFacts()(features)
  if (facts.length === 0) return null
  return (
    <dl className={className}>
      {facts.map(({ name, value, detail }) => (
        <div key={name} className="flex items-baseline justify-between gap-4 py-1">
          <dt className="text-ink-3">{name}</dt>
          <dd className="text-right">
            {value} {detail && <span className="text-ink-3">{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
