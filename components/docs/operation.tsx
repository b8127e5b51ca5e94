import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Contract } from '@/lib/contract/contract'

const fieldsOf = (contract: Contract) => [
  ...Object.keys(contract.query?.shape ?? {}).map((name) => `?${name}`),
  ...Object.keys(contract.body?.shape ?? {}),
  ...(contract.bodyKind === 'multipart' ? ['file'] : []),
]

/** One operation: method, path, description, its fields and the problems it may return. */
export function Operation({ contract }: { contract: Contract }) {
  const t = useTranslations('docs.operation')
  const fields = fieldsOf(contract)
  return (
    <li className="grid gap-1 border-t border-line py-4" id={contract.operationId}>
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-14">
        <span className="w-16 font-strong uppercase">{contract.method}</span>
        <code className="break-all">/api/v1{contract.path}</code>
      </h3>
      <p className="text-ink-2">{contract.description}</p>
      <p className="text-12 text-ink-3">
        {contract.access === 'public' && `${t('public')} `}
        {fields.length > 0 && `${t('fields', { fields: fields.join(', ') })} `}
        {t.rich('responses', {
          status: contract.status,
          errors: () => contract.errors.map((code) => <ProblemLink key={code} code={code} />),
        })}
      </p>
    </li>
  )
}

const ProblemLink = ({ code }: { code: string }) => (
  <>
    {', '}
    <Link href={`/docs/problems/${code}`} className="underline underline-offset-2">
      {code}
    </Link>
  </>
)
