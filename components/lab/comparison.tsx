import type { Tick } from '@/components/ribbon/tick'
import { KNOWN_NAMES, type KnownId } from '@/lib/lab/algorithm-names'
import { Dropdown } from './dropdown'
import { TwoSets } from './two-sets'
import type { Runs } from './use-runs'

type ComparisonProps = {
  ticks: readonly Tick[]
  runs: Runs
  against: KnownId
  onChoose: (against: KnownId) => void
}

/** Two sets in a row by another algorithm and by ours, beside each other. */
export function Comparison({ ticks, runs, against, onChoose }: ComparisonProps) {
  const name = KNOWN_NAMES.find(({ id }) => id === against)!.name
  const chooser = (
    <>
      <Dropdown
        label="Compare with"
        value={against}
        onChoose={(value) => onChoose(value as KnownId)}
        className="min-h-control pl-3"
      >
        {KNOWN_NAMES.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Dropdown>
      <span className="ml-2 whitespace-nowrap">two sets in a row</span>
    </>
  )
  return (
    <section aria-labelledby="returns" className="grid gap-8 @3xl:grid-cols-2">
      <h2 id="returns" className="sr-only">
        When tracks return
      </h2>
      <TwoSets title={chooser} name={name} ticks={ticks} run={runs.byId[against]?.run} />
      <TwoSets
        title="Riffle, two sets in a row"
        name="Riffle"
        ticks={ticks}
        run={runs.byId.riffle?.run}
      />
    </section>
  )
}
