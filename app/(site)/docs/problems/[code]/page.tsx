import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DocsFrame } from '@/components/docs/docs-frame'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'

type PageProps = { params: Promise<{ code: string }> }

const isCode = (code: string): code is ErrorCode => Object.hasOwn(PROBLEM_CODES, code)

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code } = await params
  const t = await getTranslations('docs.problem')
  return { title: isCode(code) ? PROBLEM_CODES[code].title : t('unknown') }
}

export default async function ProblemPage({ params }: PageProps) {
  const { code } = await params
  if (!isCode(code)) notFound()
  const t = await getTranslations('docs.problem')
  const explain = await getTranslations('docs.explanations')
  const { title, status } = PROBLEM_CODES[code]
  return (
    <DocsFrame title={title}>
      <dl className="grid max-w-[65ch] grid-cols-[auto_1fr] gap-x-8 gap-y-3">
        <dt className="text-ink-3">{t('code')}</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt className="text-ink-3">{t('status')}</dt>
        <dd>{status}</dd>
        <dt className="text-ink-3">{t('cause')}</dt>
        <dd>{explain(`${code}.cause`)}</dd>
        <dt className="text-ink-3">{t('remedy')}</dt>
        <dd>{explain(`${code}.remedy`)}</dd>
      </dl>
    </DocsFrame>
  )
}
