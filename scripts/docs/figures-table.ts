import { type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { subgraphSdl } from '../../services/kit/src/sdl.ts';
import { GENERATED, table } from './markdown.ts';

/** Where in the graph figures stand, in the order in which a walk meets them. */
const PLACES: readonly (readonly [type: string, name: string])[] = [
  ['Query', '全区'], ['Area', '区域'], ['Organ', '承办单位'], ['Topic', '领域'], ['CongressSession', '届次'], ['Deputy', '代表'], ['ElectoralDistrict', '选区'], ['Home', '代表之家'],
];

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** Which figure hangs on which entity, and what narrows it, read from the contract. */
export function figuresTable(): string {
  const { definitions } = parse(subgraphSdl('representation'));
  const fieldsOf = (type: string): FieldDefinitionNode[] => definitions.flatMap((each) =>
    (each.kind === Kind.OBJECT_TYPE_DEFINITION || each.kind === Kind.OBJECT_TYPE_EXTENSION) && each.name.value === type ? each.fields ?? [] : []);
  const inputOf = (field: FieldDefinitionNode | undefined): string[] => {
    const filter = field?.arguments?.find(({ name }) => name.value === 'filter');
    return definitions.flatMap((each) =>
      filter && each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && each.name.value === nameOf(filter.type) ? (each.fields ?? []).map(({ name }) => name.value) : []);
  };
  const places = PLACES.map(([type, name]) => ({
    name,
    fields: new Map(fieldsOf(type).filter((field) => /Figures?$/.test(nameOf(field.type))).map((field) => [field.name.value, field])),
  }));
  const names = [...new Set(places.flatMap(({ fields }) => [...fields.keys()]))].toSorted();
  const rows = names.map((name) => {
    const filter = inputOf(places.find(({ fields }) => fields.has(name))?.fields.get(name));
    return [`\`${name}\``, ...places.map(({ fields }) => (fields.has(name) ? '●' : '')), filter.map((field) => `\`${field}\``).join(' ')];
  });
  return `${[
    GENERATED,
    '# 统计指标在图中的位置 · Where figures hang',
    '每项统计有数值或分子、分母，有时点，`drillDown` 通向所计的明细；挂在实体上的只计该实体的，并可再筛选。Each has its counts, its instant and the way to the rows that it counts.',
    table(['统计', ...places.map(({ name }) => name), '可按什么筛选 `filter`'], rows),
  ].join('\n\n')}\n`;
}
