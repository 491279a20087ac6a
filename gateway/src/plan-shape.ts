import { getNamedType, isAbstractType, isCompositeType, isNonNullType, isObjectType, type GraphQLCompositeType, type GraphQLObjectType, type SelectionSetNode } from 'graphql';
import { collectFields, type Document } from '@redpine/kit/view/collect';

/** A field of an answer, under its response key. */
interface Field {
  readonly key: string;
  /** `__typename`: what it says where no subgraph was asked. */
  readonly typename: string | null;
  readonly required: boolean;
  readonly below: Shape | null;
}

/** What a selection answers, for each type that may stand there; @skip, @include and fragments are resolved. */
export class Shape {
  readonly #document: Document;
  readonly #type: GraphQLCompositeType;
  readonly #selections: readonly SelectionSetNode[];
  readonly #fields = new Map<string, readonly Field[]>();
  readonly #own: readonly Field[] | null;

  constructor(document: Document, type: GraphQLCompositeType, selections: readonly SelectionSetNode[]) {
    this.#document = document;
    this.#type = type;
    this.#selections = selections;
    this.#own = isObjectType(type) ? this.#collect(type) : null;
  }

  /** The fields of a value, by the type that it says it has; null where there is no such type. */
  fields(typename: unknown): readonly Field[] | null {
    if (this.#own || typeof typename !== 'string') return this.#own;
    const known = this.#fields.get(typename);
    if (known) return known;
    const type = this.#document.schema.getType(typename);
    if (!isObjectType(type)) return null;
    const fields = this.#collect(type);
    this.#fields.set(typename, fields);
    return fields;
  }

  /** Whether answers of both look the same, order included. */
  equals(other: Shape): boolean {
    const types = isAbstractType(this.#type) ? this.#document.schema.getPossibleTypes(this.#type) : [this.#type];
    return types.every(({ name }) => {
      const [ours, theirs] = [this.fields(name) ?? [], other.fields(name) ?? []];
      return ours.length === theirs.length && ours.every((field, n) => isSame(field, theirs[n]));
    });
  }

  #collect(type: GraphQLObjectType): readonly Field[] {
    return Array.from(collectFields(this.#document, type, this.#selections), ([key, nodes]): Field => {
      const declared = type.getFields()[nodes[0]?.name.value ?? key]?.type;
      if (!declared) return { key, typename: type.name, required: true, below: null };
      const named = getNamedType(declared);
      const selections = nodes.flatMap((node) => node.selectionSet ?? []);
      return {
        key,
        typename: null,
        required: isNonNullType(declared),
        below: isCompositeType(named) ? new Shape(this.#document, named, selections) : null,
      };
    });
  }
}

function isSame(one: Field, other: Field | undefined): boolean {
  if (one.key !== other?.key) return false;
  return one.below && other.below ? one.below.equals(other.below) : one.below === other.below;
}

/** What was asked, out of all that was fetched. An object without a field that it must have is null. */
export function project(shape: Shape, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return value.map((each) => project(shape, each));
  const source = value as Readonly<Record<string, unknown>>;
  const fields = shape.fields(source['__typename']);
  if (!fields) return null;
  const answer: Record<string, unknown> = {};
  for (const { key, below, typename, required } of fields) {
    const found = source[key];
    if (found !== undefined) answer[key] = below === null ? found : project(below, found);
    else if (required && typename === null) return null;
    else answer[key] = typename;
  }
  return answer;
}
