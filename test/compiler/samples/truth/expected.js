(function($at,$dec,$here,$iterate,$leave,$name,$num,$top,$truth,$typeof,$value,console){"use strict";$at(1);const a = $top(0,$value(2,0))
$at(3);const b = $top(1,$name(($truth(a )? $value(5,1):a),4))
$at(6);const c = $top(2,$name(($truth(a )?a: (a > 1 && $value(8,2))),7))
$at(9);if ($truth(a)) console.log('if')
$at(10);if (!$truth(a) && ($truth(b) || a > 2)) console.log('not')
$at(11);{const $l1=$here();let $i2=0;while ($truth(a)) {$iterate($l1,12,$i2++);break};$leave($l1)}
$at(13);{const $l3=$here();let $i4=0;do {$iterate($l3,14,$i4++);console.log('once')}
while ($truth(a));$leave($l3)}
$at(15);{const $l5=$here();let $i6=0;for (let x = $name(a,17); $truth(x); x=$dec(x,18)) {$iterate($l5,16,$i6++);console.log(x)};$leave($l5)}
$at(19);const d = $truth(a) ? 1 : 2
$at(20);const e = $num(a) === 0, f = $num(a) == $num(b), g = a !== null, h = $typeof( a), i = a === 'text'
$at(21);switch ($num(a)) {
  case 0:
    console.log('zero')
    break
  case $num(b):
    console.log('b')
}
$at(22);$top(3,($truth(a )? console.log('used'):a))
})
