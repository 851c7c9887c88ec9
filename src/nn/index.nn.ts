// The library `nn`: everything a program finds behind that name.
export { dot, sum } from './sums.nn.ts'
export { gelu, leakyRelu, relu, sigmoid, softmax, softplus, tanh, type Activation } from './activations.nn.ts'
export { noGrad, type Module } from './module.nn.ts'
export type { Init } from './init.nn.ts'
export type { Like, Numbers } from './numbers.nn.ts'
export { Layer, Neuron, type NeuronOptions } from './neuron.nn.ts'
export { MLP, type MLPOptions } from './mlp.nn.ts'
export { Linear, type LinearOptions } from './linear.nn.ts'
export { Conv2d, type Conv2dOptions } from './conv.nn.ts'
export { AvgPool2d, MaxPool2d, type Pool2d, type PoolOptions } from './pool.nn.ts'
export { Dropout, Flatten } from './reshape.nn.ts'
export { LayerNorm, type LayerNormOptions } from './norm.nn.ts'
export { Embedding } from './embedding.nn.ts'
export { RNN, RNNCell, type RNNCellOptions, type RNNOptions } from './rnn.nn.ts'
export { LSTM, LSTMCell, type LSTMOptions, type LSTMState, type LSTMStates } from './lstm.nn.ts'
export { GRU, GRUCell, type GRUOptions } from './gru.nn.ts'
export { Sequential } from './sequential.nn.ts'
export { binaryCrossEntropy, crossEntropy, hinge, huber, mse, type HuberOptions } from './losses.nn.ts'
export {
  adam,
  adamW,
  rmsprop,
  sgd,
  type AdamOptions,
  type Optimizer,
  type RMSpropOptions,
  type SGDOptions,
} from './optimizers.nn.ts'
export { cosineAnnealingLR, exponentialLR, lambdaLR, linearLR, stepLR, type Schedule } from './schedules.nn.ts'
export { clipGradNorm, clipGradValue } from './clipping.nn.ts'
export { accuracy, classify, confusion, type Classifier, type ClassifyOptions } from './metrics.nn.ts'
export { fit, type FitOptions, type History } from './fit.nn.ts'
export * as data from './data.nn.ts'
