(function($add,$at,$div,$mod,$mul,$name,$neg,$num,$plus,$pow,$sub,$top,$value){"use strict";$at(1);const x = $top(0,$value(2,2)), k = 3
$at(3);const y = $top(1,$num($neg(($pow(x , 1,6)),5)) === 0 ? $name($plus(x),4) : $mod($div(($sub(x , k,9)) , 2,8) , 5,7))
$at(10);const plain = (k + 1) * 2 - -k
$at(11);const z = $top(2,$add($pow(x , 2,13) , k * plain,12))
$at(14);const text = 'x = ' + x, more = `${$mul(x , 2,15)}`
$at(16);const bits = x | 1, less = x < 3 && x >= 1
})
