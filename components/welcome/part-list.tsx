import { useId } from 'react'
import type { PartState } from '@/lib/contract/configuration'
import { PartRow } from './part-row'

type PartListProps = { title: string; parts: PartState[] }

/** A group of parts of the server. */
export function PartList({ title, parts }: PartListProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="pb-2 text-16 font-strong">
        {title}
      </h2>
      <ul>
        {parts.map((state) => (
          <PartRow key={state.part} state={state} />
        ))}
      </ul>
    </section>
  )
}
