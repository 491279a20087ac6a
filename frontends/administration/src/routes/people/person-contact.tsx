import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { type FragmentType, readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { Revealed } from '../../parts/revealed.tsx';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';

const ContactFragment = graphql(`
  fragment AdministrationContact on Person {
    id
    name
    contact {
      id
      version
      phone
      email
      address
      revealable
    }
  }
`);

const ContactRecordDocument = graphql(`
  mutation ContactRecord($input: ContactRecordInput!) {
    contactRecord(input: $input) {
      __typename
      ... on PersonActSuccess { person { __typename id version ...AdministrationContact } }
      ...AdministrationProblems
    }
  }
`);

const messages = defineMessages({
  zh: { title: '联系方式', record: '登记', none: '未登记', phone: '电话', email: '邮箱', address: '地址', hint: '不填则不变；填“-”则删除' },
  en: { title: 'How to reach her', record: 'Record', none: 'Not recorded', phone: 'Telephone', email: 'Mail', address: 'Address', hint: 'Left empty: stays; “-”: is removed' },
});

const FIELDS = ['phone', 'email', 'address'] as const;
type Contact = Partial<Record<(typeof FIELDS)[number], string | null>>;

/** What is typed changes, a dash removes, and what is left empty stays. */
function changesOf(values: Readonly<Record<string, string>>): Contact {
  const typed = FIELDS.flatMap((field) => {
    const value = (values[field] ?? '').trim();
    return value === '' ? [] : [[field, value === '-' ? null : value] as const];
  });
  return Object.fromEntries(typed);
}

/** 联系方式 — Masked; whole for a minute to who says why. */
export function PersonContact({ person: masked, editable, onChanged }: { person: FragmentType<typeof ContactFragment>; editable: boolean; onChanged: () => void }) {
  const text = useMessages(messages);
  const words = useMessages(common);
  const { id, name, contact } = readFragment(ContactFragment, masked);
  return (
    <Panel
      title={text.title}
      extra={
        editable && (
          <RowActs
            of={name}
            acts={[
              {
                label: text.record,
                renderForm: (close) => (
                  <ActForm
                    document={ContactRecordDocument}
                    title={text.title}
                    lead={name}
                    submitText={words.save}
                    doneText={words.done}
                    fields={FIELDS.map((key) => ({ key, label: text[key], kind: 'text', ...(contact?.[key] && { hint: `${contact[key]} · ${text.hint}` }) }))}
                    toInput={(values) => ({ person: id, version: contact?.version ?? 0, ...changesOf(values) })}
                    onClose={close}
                    onChanged={onChanged}
                  />
                ),
              },
            ]}
          />
        )
      }
    >
      <dl className="adm-facts">
        {FIELDS.map((field) => {
          const value = contact?.[field];
          return (
            <div key={field}>
              <dt>{text[field]}</dt>
              <dd>
                {contact && value ? (
                  <Revealed value={value} label={text[field]} subject={{ type: 'PERSON_CONTACT', id: contact.id }} field={field} revealable={contact.revealable} />
                ) : (
                  text.none
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
