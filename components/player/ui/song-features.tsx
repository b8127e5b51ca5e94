import type { Features } from '@/lib/contract/songs'
import { featureWords } from './feature-words'

/** Tempo, key, energy and loudness of a song, as far as somebody listened. */
export function SongFeatures({
  features,
  className,
}: {
  features: Features | null
  className?: string
}) {
  const facts = featureWords(features)
  if (facts.length === 0) return null
  return (
    <dl className={className}>
      {facts.map(({ name, value, more }) => (
        <div key={name} className="flex items-baseline justify-between gap-4 py-1">
          <dt className="text-ink-3">{name}</dt>
          <dd className="text-right">
            {value} {more && <span className="text-ink-3">{more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
