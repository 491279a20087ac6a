import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getVariableValues,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isListType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { Recent } from '../recent.ts';
import { scalars } from '../scalars.ts';
import { collectFields, type Document } from './collect.ts';
import { Compiler, jsonObject, typename } from './compile.ts';
import { type Field, rowOf, type View, type ViewContext } from './define.ts';
import { byIds, entities } from './entities.ts';
import { derive, run } from './execute.ts';
import { checkInput } from './input.ts';
import { badInput } from './refuse.ts';
import { raw, type Sql, sql } from './sql.ts';
