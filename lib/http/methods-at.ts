import type { Contract } from '@/lib/contract/contract'

const BASE = '/api/v1'

const patternOf = (path: string) => new RegExp(`^${BASE}${path.replace(/\{\w+\}/g, '[^/]+')}/?$`)

/** The methods a path takes, for Allow; none where there is no such path. */
export function methodsAt(contracts: Contract[], path: string): string[] {
  const methods = contracts
    .filter((contract) => patternOf(contract.path).test(path))
    .map((contract) => contract.method.toUpperCase())
  if (methods.length === 0) return []
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])]
}
