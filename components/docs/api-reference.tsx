import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { Operation } from './operation'

/** Every operation grouped by tag, from the contracts that the API runs on. */
export function ApiReference() {
  const byTag = Map.groupBy(contracts, (contract: Contract) => contract.tag)
  return (
    <div className="grid gap-12">
      {[...byTag].map(([tag, operations]) => (
        <section key={tag} aria-label={tag} className="grid gap-2">
          <h2 className="text-20 font-strong">{tag}</h2>
          <ul className="grid">
            {operations.map((contract) => (
              <Operation key={contract.operationId} contract={contract} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
