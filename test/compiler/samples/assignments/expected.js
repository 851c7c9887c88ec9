(function($add,$at,$dec,$enter,$inc,$key,$leave,$mul,$name,$nameAt,$numeric,$pow,$push,$sub,$top,$truth,$value){"use strict";let $t1,$t2,$t3,$t4,$t5,$t6,$t7,$t8,$t9,$t10,$t11,$t12;$at(1);let c = $top(0,$value(2,1))
$at(3);$top(1,c=$add(c, $add(c , 1,5),4))
$at(6);$top(2,c=$pow(c, 2,7))
$at(8);$top(3,c=$inc(c,9))
$at(10);const old = $top(4,$name(($t1=$numeric(c),c=$inc($t1,12),$t1),11))
$at(13);const o = $top(5,{ x: $value(14,1), w: [$value(15,2)], list: []             })
$at(16);$top(6,o.x=$sub(o.x, 0.5,17))
$at(18);$top(7,($t2=make(),$t2.x=$mul($t2.x, c,19)))
$at(20);$top(8,($t3=o.w,$t3[0]=$add($t3[0], c,21)))
$at(22);let i = 0
$at(23);$top(9,o.w[$t4=$key(i)] = $nameAt($mul(c , 2,25),24,$t4))
$at(26);$top(10,($t5=o.w,$t6=$key(i),$t5[$t6]=$nameAt($mul($t5[$t6], c,27),28,$t6)))
$at(29);$top(11,($t7=o['w'],$t8=$key(make().n),$t7[$t8]=$dec($t7[$t8],30)))
$at(31);$top(12,$push(o.list,32,c, 2))
$at(33);const last = $top(13,$name((($t9=make().w,$t10=$key(i),$t9[$t10]=$inc($t9[$t10],35))),34))
$at(36);$top(14,($truth($t11=c)?$t11:(c= $value(37,5))))
$at(38);$top(15,($truth($t12=o.x)?(o.x= $name(c,39)):$t12))
$at(40);$top(16,o.x ??= $value(41,6))
$at(42);i += 1
function make()      {const $s=$enter(43);try{
  return o
}finally{$leave($s)}}
})
